const moments = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' });
const days = new Intl.DateTimeFormat('en', { dateStyle: 'long' });

/** The day and time of an RFC 3339 text, where the customer is. */
export const formatMoment = (at: string) => moments.format(new Date(at));
export const formatDate = (at: string) => days.format(new Date(at));
