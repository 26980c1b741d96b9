const variation: Record<string, string> = {
  death: 'Died',
  moved_out: 'Moved away',
  long_absent: 'Away for long',
  data_error: 'Name, birth date, number, address or telephone is wrong',
  carer_changed: 'Another carer',
  possible_new: 'May be entitled, is not on the list',
  moved_in: 'Moved in',
  age_limit: 'Reached an age that changes the right',
  stopped_studying: 'Stopped studying',
  imprisoned: 'In prison',
  detained: 'In detention',
  married: 'Married or married again',
  entered_institution: 'Entered a care home',
  left_institution: 'Left a care home',
  possible_duplicate: 'May be on two lists',
  refuses: 'Refuses the benefit',
  other: 'Anything else',
};

const concern: Record<string, { title: string; about: string }> = {
  question: {
    title: 'Question',
    about: 'Why, when, which paper. Answer from the explanation; what stays open is answered by the branch.',
  },
  feedback: {
    title: 'Feedback',
    about: 'About the payout: hours, manners, ways. The branch answers.',
  },
  complaint: {
    title: 'Complaint',
    about:
      'Against a decision. Only the authority that decided can settle it; here it is written down and passed on.',
  },
};

const asked: Record<string, string> = {
  stop: 'Stop the payment',
  change: 'Change it',
  add: 'Put on the list',
};

const holder: Record<string, string> = {
  own: 'Their own',
  guardian: "The guardian's",
  proxy: "A proxy's",
  none: 'No account yet',
};

const kind: Record<string, string> = {
  variation_reported: 'Variation',
  concern_raised: 'Question, feedback, complaint',
  account_wished: 'Payment to an account',
};

const wish: Record<string, string> = {
  wanted: 'Wants an account',
  not_wanted: 'Stays with cash',
};

/** Codes of what is told at doors, in words. */
export const reportCodes = { variation, concern, asked, holder, kind, wish };
