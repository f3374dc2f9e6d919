const MAX_CAUSES = 5

/**
 * What a log keeps of an error: its class, words, code and causes. Errors of drivers carry their whole client along, with
 * statements and connection secrets, which belong in no log.
 */
export function logError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error
  const { code } = error as { code?: unknown }
  return {
    type: error.constructor.name,
    message: error.message,
    // Not `code`: verification codes have that name, and are redacted.
    ...(typeof code === 'string' && { errorCode: code }),
    stack: error.stack,
    ...(error.cause !== undefined && depth < MAX_CAUSES && { cause: logError(error.cause, depth + 1) }),
    ...(error instanceof AggregateError &&
      depth < MAX_CAUSES && { errors: error.errors.map((one) => logError(one, depth + 1)) }),
  }
}
