import type { HelpText } from '../../help-text';

export const note: HelpText = {
  purpose: 'One sentence for the next visit. It is there next month, and for whoever walks this route next.',
  buttons: [
    ['The sentences offered', 'Tap one to add it to the note.'],
    ['Note', 'Write it in your own words, at most 200 characters.'],
    ['Save the note', 'The new note takes the place of the old one.'],
    ['Remove the note', 'The door has no note any more.'],
  ],
  wrong: [
    ["Somebody else's note no longer holds", 'Mend it and save.'],
    ['You hear of a change: a death, a move', 'Do not write it here. Use “Not paid”, or report a variation.'],
  ],
};
