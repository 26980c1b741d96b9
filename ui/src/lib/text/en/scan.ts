import type { CardMatch } from '../../generated/CardMatch';
import type { CardWarning } from '../../generated/CardWarning';
import type { CameraFault } from '../../scan/camera';

const fault: Record<CameraFault, string> = {
  missing: 'This device has no camera that can be used',
  refused: 'The camera is not permitted',
  busy: 'The camera could not be opened',
  unreadable: 'This device cannot read codes with the camera',
};

const faultAdvice: Record<CameraFault, string> = {
  missing: 'Use a handheld scanner or type into the field below.',
  refused: 'Permit the camera for Tận Nhà in the settings of the device, or type into the field below.',
  busy: 'Close other programs that use the camera and open this screen again, or type into the field below.',
  unreadable: 'Use a handheld scanner or type into the field below.',
};

const whole: Record<CardMatch, string> = {
  match: 'The card agrees with the records',
  differs: 'The card differs from the records',
  unknown: 'The records have nothing to compare with the card',
};

const match: Record<CardMatch, string> = {
  match: 'As in the records',
  differs: 'Not as in the records',
  unknown: 'Nothing to compare',
};

const warning: Record<CardWarning, string> = {
  unknown_province: 'The first three digits are no province’s code (nor are those of people born abroad).',
  birth_year_differs: 'The number says another year of birth.',
  sex_differs: 'The number says another sex.',
  born_in_future: 'The number says a year of birth that has not come.',
  list_sex_differs: 'The card says another sex than the list.',
};

export const scan = {
  opening: 'Opening the camera…',
  picture: 'Picture of the camera',
  torch: 'Lamp',
  takeTyped: 'Read this line',
  again: 'Scan again',
  fault,
  faultAdvice,
  cardTitle: 'Scan the citizen card',
  comparedWith: (name: string) => `Compared with the records of ${name}.`,
  cardHint: 'Hold the QR code of the card in the middle, a hand’s breadth away.',
  cardField: 'Handheld scanner, or type the 12 digits of the card',
  cardFieldHint: 'A scanner types here by itself; when typing, press Enter at the end.',
  mangled:
    'An input method seems to have changed this line. Switch it off (choose English) and scan again, or use the camera.',
  points: { name: 'Full name on the card', birth: 'Date of birth', number: 'Last digits' },
  sex: 'Sex',
  female: 'Female',
  male: 'Male',
  whole,
  match,
  notProof: 'Anybody can print such a code: look at the face and the card. If it is the right person, go on.',
  oldNumberLinked: 'The old identity number in the card is that of the list.',
  warningsTitle: 'Worth a second look',
  warning,
  linkTitle: 'Scan the enrolment code',
  linkHint: 'Hold the branch’s QR code in the middle.',
};
