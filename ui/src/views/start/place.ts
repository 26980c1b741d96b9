/** Which of the cards of the first start is shown. */
export interface Place {
  step: number;
  total: number;
}
