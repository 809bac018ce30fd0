/** A word, name, or phrase that docs/glossary.md and the code no longer use, and what took its place. */
export interface RetiredWord {
  readonly pattern: RegExp;
  readonly instead: string;
}

const words = (pattern: string, instead: string): RetiredWord => ({
  pattern: new RegExp(`(?<![\\w-])(?:${pattern})(?![\\w-])`, 'i'),
  instead,
});
/** Names in code: their case counts, since some are plain words too. */
const names = (pattern: string, instead: string): RetiredWord => ({
  pattern: new RegExp(`\\b(?:${pattern})\\b`),
  instead,
});

const phrases = [
  words('what came of', 'the result of'),
  words('call(?:s|ed|ing)? (?:\\w+ )?off', 'cancel'),
  words('anew', 'again'),
  words('(?:is|are|be|was|were) told of', 'is notified of'),
  words('tells? (?:\\w+ )?of|telling of', 'reports'),
  words('(?:sees?|seen|saw|seeing) to', 'handles'),
  words('look(?:s|ed|ing)? after', 'handles'),
  words('pass(?:es|ed|ing)? over', 'skips'),
  words('which way', 'sort direction'),
  words('the money is there', 'paid'),
  words('speaks of', 'reports'),
  words('said once', 'emitted once'),
  words('passes the line', 'crosses the threshold'),
  words('your account is no customer', 'your account has no customer record'),
  words('whom this is for', 'pass `customerId`'),
  words('the version you saw|you are told|are told', 'the version you read'),
  words('faults? of ours', 'an internal error'),
  words('be it', 'including, even if'),
  words('other books', 'another system'),
];

const spellings = [
  words('catalogues?', 'catalog'),
  words('instalments?', 'installment'),
  words('enrols?|enrolment', 'enroll'),
  words('cancelling|cancellations? of', 'canceling, cancellation'),
  words('colou?rs?(?<=colours?)', 'color'),
  words('anonymis\\w+', 'anonymize'),
  words('recognis\\w+', 'recognize'),
];

const identifiers = [
  names('forgetWebhooks|forgetOldWebhooks', 'purgeWebhooks'),
  names('forgetOldKeys', 'deleteExpiredKeys'),
  names('forgetSellersOfDay', 'evictSellers'),
  names('hastenJob|NO_SLOT', 'concurrency on the job'),
  names('reviveJob|reviveDeadJob', 'requeueJob'),
  names('GiveUp', 'PermanentError'),
  names('Alarm', 'WakeSignal'),
  names('redoDay|redoProducts', 'recomputeDay, recomputeProducts'),
  names('reopenDays|reopen', 'invalidateRollups'),
  names('closeDaysThatAreOver', 'closeFinishedDays'),
  names('sumUp|sumUpOrder', 'totalsOf, recomputeOrderTotals'),
  names('followOrder|followRental|followInstallments|followImport', 'what happens'),
  names('Breather|breathe', 'yieldToEventLoop'),
  names('(?:class|new) (?:Turns|Bucket|Places)', 'Semaphore, TokenBucket, ConnectionQuota'),
  names('outside: true', 'transactional: false'),
  names('takeWebhook', 'storeWebhookEvent'),
  names('noteEvent|recordEvent', 'recordTimelineEvent'),
  names('noteRefund', 'recordRefund'),
  names('noteFailure', 'recordFailure'),
  names('keptSecret', 'persistedSecret'),
  names('answerHot|HotAnswer|[Hh]ot[ -]path', 'fastPath, FastPathResult'),
  names('\\w*[Cc]omplaints?', 'problem'),
  names('insertOrPass', 'insertIfAbsent'),
  names('spreadRefund', 'allocateRefund'),
  names('checkRoom', 'checkMaxStock'),
  names('patienceMs|quietly|persistently', 'reconcileDelayMs, logErrors, withRetry'),
  names('isTheirs|isRightful|claiming', 'isOwner, ownsAddress, unverifiedClaimant'),
  names('callOff', 'cancelPayment'),
  names('Facts?|passedOver', 'live event, audit details, mail data, contract terms'),
];

export const retiredWords: readonly RetiredWord[] = [...phrases, ...spellings, ...identifiers];

/** Descriptions of arguments that say nothing: they must name the thing. */
export const emptyDescriptions =
  /^(?:Which|Which one|Which, and why|Which ones?, and why|What|Of what|Whom|Whom, and why|The proof|Where they are)\.$/;
