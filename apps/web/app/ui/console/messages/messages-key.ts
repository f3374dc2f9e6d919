/** First part of every cache key of in-site messages. */
export const messagesKey = 'messages'
