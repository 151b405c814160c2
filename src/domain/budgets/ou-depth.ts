/** How deep organizational units are nested, and so how deep a report by OU can go. */

/** AWS Organizations allows five levels of OUs below the root. */
export const maxOuDepth = 5;
