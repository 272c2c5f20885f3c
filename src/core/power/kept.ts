/** Keeps the last answers by key, so that the same is not worked out again; a failure is not kept. */
export class Kept<T> {
  readonly #answers = new Map<string, T>();
  readonly #atMost: number;

  constructor(atMost: number) {
    this.#atMost = atMost;
  }

  async get(key: string, read: () => Promise<T>): Promise<T> {
    const known = this.#answers.has(key);
    const answer = known ? (this.#answers.get(key) as T) : await read();
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > this.#atMost && oldest !== undefined) this.#answers.delete(oldest);
    return answer;
  }
}
