// A voice of the device that reads Vietnamese aloud, where there is one. Only voices that work on the device itself
// count: others send what they read over the network.

/** Slower than talk: the listeners are old. */
const RATE = 0.9;

/** What is being read. The queue is held because a browser forgets utterances that nobody holds. */
interface Reading {
  text: string;
  queue: SpeechSynthesisUtterance[];
}

/** The voice, and what it is reading. */
class Voice {
  #chosen = $state.raw<SpeechSynthesisVoice | null>(null);
  #reading = $state.raw<Reading | null>(null);

  /** Whether anything can be read aloud. */
  get available(): boolean {
    return this.#chosen !== null;
  }

  /** Whether it is these sentences that are being read. */
  isReading(sentences: string[]): boolean {
    return this.#reading?.text === sentences.join('\n');
  }

  /** Looks for a voice while a screen is open; gives a function that falls silent and stops looking. */
  watch(): () => void {
    const speech = synthesis();
    if (!speech) return () => undefined;
    const look = () => {
      this.#chosen = speech.getVoices().find(readsVietnamese) ?? null;
    };
    look();
    // Browsers name their voices some time after the first question. Before Safari 16 they do not tell when.
    speech.addEventListener?.('voiceschanged', look);
    return () => {
      speech.removeEventListener?.('voiceschanged', look);
      this.stop();
    };
  }

  /** Reads sentences, each on its own: a long text is cut off by some voices. */
  read(sentences: string[]): void {
    const speech = synthesis();
    if (!speech || !this.#chosen) return;
    this.stop();
    const reading: Reading = { text: sentences.join('\n'), queue: [] };
    const finish = () => {
      if (this.#reading === reading) this.#reading = null;
    };
    for (const [index, sentence] of sentences.entries()) {
      const utterance = new SpeechSynthesisUtterance(sentence);
      utterance.voice = this.#chosen;
      utterance.lang = this.#chosen.lang;
      utterance.rate = RATE;
      if (index === sentences.length - 1) utterance.onend = finish;
      utterance.onerror = finish;
      reading.queue.push(utterance);
    }
    this.#reading = reading;
    for (const utterance of reading.queue) speech.speak(utterance);
  }

  /** Falls silent. */
  stop(): void {
    if (this.#reading === null) return;
    this.#reading = null;
    synthesis()?.cancel();
  }
}

function synthesis(): SpeechSynthesis | null {
  return 'speechSynthesis' in window ? window.speechSynthesis : null;
}

/** Android writes `vi_VN`. */
function readsVietnamese(voice: SpeechSynthesisVoice): boolean {
  return voice.localService && /^vi([-_]|$)/i.test(voice.lang);
}

/** The one voice of the window. */
export const voice = new Voice();
