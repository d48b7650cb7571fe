/** Questions that a worker answers in the order in which they were asked. */
export interface Requests<Question, Answer> {
  readonly waiting: boolean;
  add(question: Question): Promise<Answer>;
  /** Answers the oldest one; without one it does nothing. */
  answer(answer: Answer): void;
  /** Answers all that wait, in order. */
  answerAll(answerTo: (question: Question) => Answer): void;
  rejectAll(why: string): void;
}

export function createRequests<Question, Answer>(): Requests<Question, Answer> {
  const queue: { question: Question; resolve(answer: Answer): void; reject(reason: Error): void }[] = [];
  return {
    get waiting() {
      return queue.length > 0;
    },
    add: (question) => new Promise((resolve, reject) => queue.push({ question, resolve, reject })),
    answer: (answer) => queue.shift()?.resolve(answer),
    answerAll(answerTo) {
      for (const { question, resolve } of queue.splice(0)) resolve(answerTo(question));
    },
    rejectAll(why) {
      for (const { reject } of queue.splice(0)) reject(new Error(why));
    },
  };
}
