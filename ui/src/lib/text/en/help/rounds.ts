import type { HelpText } from '../../help-text';

const moving: [string, string][] = [
  ['The handle on the right', 'Hold it and drag the row; near an edge the screen scrolls by itself.'],
  ['To the top · Up · Down · To the end', 'Tap a row first, then move it.'],
  ['Save the order', 'The order holds for the months to come.'],
  ['Drop the changes', 'Goes back to the order that was saved last.'],
];

export const rounds: HelpText = {
  purpose: 'Put the hamlets into the order in which you walk.',
  buttons: [['The arrow beside a hamlet', 'Orders the doors of that hamlet.'], ...moving],
  wrong: [
    ['Something interrupts you', 'Leave the screen. What you ordered is there when you open it again.'],
  ],
};

export const round: HelpText = {
  purpose: 'Put the doors of a hamlet into the order in which you walk.',
  buttons: moving,
  wrong: [
    ['It says “new”', 'The person came onto the list and stands last. Put them in their place and save.'],
    ['Something interrupts you', 'Leave the screen. What you ordered is there when you open it again.'],
  ],
};
