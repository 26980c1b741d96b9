/** What speaks for waiting with the money, by the code of the core. */
export const cautions: Record<string, { title: string; advice: string }> = {
  third_unpaid_month: {
    title: 'Not collected for two months in a row',
    advice:
      'A third month may suspend social assistance. Try to meet the person; if that fails, tell the branch.',
  },
  death_reported: {
    title: 'Somebody said that this person has died',
    advice:
      'Look before money leaves your hand. If the person has died, keep the envelope, also from the family; the commune decides.',
  },
};
