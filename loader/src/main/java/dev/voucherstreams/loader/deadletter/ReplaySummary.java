package dev.voucherstreams.loader.deadletter;

import dev.voucherstreams.schemas.deadletter.DeadLetter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What has become of dead letters in a replay. */
public final class ReplaySummary {

  private final LetterCount done = new LetterCount();
  private final LetterCount passedOver = new LetterCount();
  private final List<String> reasons = new ArrayList<>();

  /** Takes down a letter, and why it was passed over if it was. */
  void add(DeadLetter letter, Optional<String> whyPassedOver) {
    (whyPassedOver.isPresent() ? passedOver : done).add(letter);
    whyPassedOver.ifPresent(
        why -> reasons.add(LetterText.name(letter) + ": " + Printable.text(why)));
  }

  /** The letters that were sent, or discarded. */
  public LetterCount done() {
    return done;
  }

  /** The letters that can't be sent, and go on waiting. */
  public LetterCount passedOver() {
    return passedOver;
  }

  /** Each letter that can't be sent, by its name, and why. */
  public List<String> reasons() {
    return Collections.unmodifiableList(reasons);
  }
}
