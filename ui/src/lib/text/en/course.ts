import type { CourseStateView } from '../../generated/CourseStateView';
import type { CourseStep } from '../../generated/CourseStep';

/** What a step is called, and what is to be done; the name is that of the door it is best done at. */
type Step = { title: string; todo: (name: string) => string };

const steps: Record<CourseStep, Step> = {
  receive: {
    title: 'Receive the envelopes',
    todo: () =>
      'On Today, press “Receive the envelopes”. Count with the person who hands them over, and confirm only when complete.',
  },
  first_door: {
    title: 'First door: in person',
    todo: (name) =>
      `Open the route and choose ${name}. Press “Explain” and read, then “Pay”, step by step to the confirmation.`,
  },
  proxy: {
    title: 'Second door: a daughter receives',
    todo: (name) =>
      `Open the door of ${name}. The daughter shows her paper. At “Who receives?” choose her name and look how long the paper is valid.`,
  },
  absent: {
    title: 'Third door: nobody at home',
    todo: (name) =>
      `Open the door of ${name}. Nobody answers: press “Cannot pay” and choose that they are away. The envelope stays in the bag.`,
  },
  mistake: {
    title: 'Fourth door: a mistake on purpose',
    todo: (name) =>
      `Everybody taps wrongly once, so practise mending it. Open the door of ${name}, press “Cannot pay” and record any reason.`,
  },
  correct: {
    title: 'Correct it',
    todo: (name) =>
      `Open the door of ${name} again, go down to “Recorded”, press “Correct” and say why. The old record stays; nobody can delete it.`,
  },
  pay_after: {
    title: 'Record what is right',
    todo: (name) => `The envelope of ${name} is in the bag again. Open the door and pay as usual.`,
  },
  return: {
    title: 'Evening: hand envelopes back',
    todo: () =>
      'Pay the other doors too if you like. Then open “Bag” and hand back the envelopes that were not paid.',
  },
  declare: {
    title: 'Count the bag and declare the day',
    todo: () => 'In “Bag”, count what is really there, write it down and sign the declaration.',
  },
  send: {
    title: 'Send to the centre',
    todo: () =>
      'Press “To be sent” at the top, then “Send and receive now”. In practice the centre is inside this device.',
  },
};

const states: Record<CourseStateView, string> = { open: 'to do', done: 'done', passed: 'passed over' };

export const course = {
  title: 'The first day, practised',
  progress: (done: string, total: string) => `Course: ${done} of ${total} steps`,
  finished: 'The first day is done!',
  congratulation:
    'Well done! Receiving, paying, mending a mistake, handing back, declaring and sending: a real day is just like this.',
  readNext:
    'Read on: the question mark at the top of each screen says what to do when something is wrong. On your first real day, take somebody along who knows the work.',
  fold: 'Fold the course',
  unfold: 'Unfold the course',
  again: 'Practise again from the start',
  allSteps: 'See all steps',
  states,
  steps,
  hints: {
    receive: 'Envelopes and total must be those of the handover sheet; count before you confirm.',
    explain: 'Read this aloud to the receiver, then go back.',
    payout_envelope: 'Compare each point with the label; if all are the same, press “All four are right”.',
    payout_receiver: 'Choose the person who stands before you.',
    payout_identity: 'Say truly how you checked; in practice any way will do.',
    payout_review: 'Read it like a receipt; confirm only when all is right.',
    not_paid: 'Choose the reason, then record it.',
    correct: 'Choose what went wrong and confirm.',
    bag: 'Above is what must be there, below is handing back and declaring.',
    sync: 'Green with two ticks means that the centre has accepted.',
  },
};
