/** What 'usual' means, for readers. */
export const usualMeaning =
  'Usual: the mean of the same weekday in the four weeks before, as far as they are archived. Of the chosen OUs, teams, accounts and environments, by the chosen cost.';
