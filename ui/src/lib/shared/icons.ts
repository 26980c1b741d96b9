// Shapes drawn on a grid of 24, as lines of the text's own colour.

const circle = 'M12 3a9 9 0 1 1 0 18a9 9 0 0 1 0-18';

/** Every shape, by what it stands for. */
export const SHAPES = {
  back: 'M15 5l-7 7l7 7',
  forward: 'M9 5l7 7l-7 7',
  circle,
  check: 'M5 12.5l4.5 4.5L19 7',
  checked: `${circle}M7.5 12.5l3 3l6-6.5`,
  twice: 'M2.5 12.5l4 4l8-9M12 16l.5.5l9-9.5',
  waiting: 'M12 2.5l9.5 9.5l-9.5 9.5L2.5 12zM12 8v4.5M12 16h.01',
  missed: `${circle}M8 12h8`,
  returned: 'M9 6L4 11l5 5M4.5 11H15a5 5 0 0 1 0 10h-3',
  stopped: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM9 9l6 6M15 9l-6 6',
  box: 'M4 8.5l8-4.5l8 4.5v8L12 21l-8-4.5zM4 8.5l8 4.5l8-4.5M12 13v8',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M15.5 15.5L20.5 20.5',
  clear: 'M6 6l12 12M18 6L6 18',
  erase: 'M9 5h12v14H9l-6-7zM12 9.5l5 5M17 9.5l-5 5',
  home: 'M4 11l8-7l8 7v9h-5.5v-6h-5v6H4z',
  route:
    'M6 20a2 2 0 1 0 0-4a2 2 0 0 0 0 4M18 8a2 2 0 1 0 0-4a2 2 0 0 0 0 4M8 18h7a3.5 3.5 0 0 0 0-7H9a3.5 3.5 0 0 1 0-7h7',
  bag: 'M5 8h14l1 12H4zM9 8a3 3 0 0 1 6 0',
  book: 'M5 4h12a2 2 0 0 1 2 2v14H7a2 2 0 0 1-2-2zM9 9h6M9 13h6',
  settings:
    'M12 9a3 3 0 1 1 0 6a3 3 0 0 1 0-6M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M5.6 18.4l2.1-2.1M16.3 7.7l2.1-2.1',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  alarm: 'M12 3.5L22 20.5H2zM12 10v4.5M12 17.5h.01',
  advice: `${circle}M12 11v5.5M12 7.5h.01`,
  envelope: 'M3 6h18v13H3zM3 7l9 7l9-7',
  board: 'M3 5h18v14H3zM3 10h18M9 10v9',
  voice: 'M4 9.5v5h4l5 4v-13l-5 4zM16 9.5a3.5 3.5 0 0 1 0 5M18.5 7a7 7 0 0 1 0 10',
  silence: 'M7 7h10v10H7z',
  help: `${circle}M9.2 9.3a2.9 2.9 0 1 1 4 2.9c-.8.4-1.2.9-1.2 1.8M12 17.2h.01`,
  practice: 'M2 9.5l10-5l10 5l-10 5zM6 12v5c3 2.5 9 2.5 12 0v-5M22 9.5v6',
  letters: 'M2.5 19L8 5l5.5 14M4.5 14.5h7M14.5 19l3.5-9l3.5 9M15.8 16h4.4',
  note: 'M4 4h16v11l-5 5H4zM15 20v-5h5M8 9h8M8 13h4',
  pen: 'M4 20l1-5L16 4l4 4L9 19zM13.5 6.5l4 4',
  handle: 'M5 8h14M5 12h14M5 16h14',
  up: 'M6 14l6-6l6 6',
  down: 'M6 10l6 6l6-6',
  first: 'M5 5h14M6 17l6-6l6 6',
  last: 'M5 19h14M6 7l6 6l6-6',
  table: 'M3 11h18M5 11v9M19 11v9M9 7a3 3 0 1 1 6 0a3 3 0 0 1-6 0',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h5',
} as const;

/** The name of a shape. */
export type IconName = keyof typeof SHAPES;
