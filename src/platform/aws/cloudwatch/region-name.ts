/** The Region comes from the bill and becomes a part of a host name: only names as AWS gives them are asked. */
export function isRegionName(text: string): boolean {
  return /^[a-z]{2,4}(-[a-z]{2,12}){1,3}-[0-9]{1,2}$/.test(text);
}
