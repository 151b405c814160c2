/** How deep organizational units are nested, and so how deep a report by OU can go. */

/** AWS Organizations nests OUs five deep below the root. */
export const maxOuDepth = 5;
