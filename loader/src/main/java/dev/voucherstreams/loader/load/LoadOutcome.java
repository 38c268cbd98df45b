package dev.voucherstreams.loader.load;

import java.nio.file.Path;
import java.util.Optional;

/** How a load ended. */
public sealed interface LoadOutcome {

  /**
   * All rows are done.
   *
   * @param sent rows that this load made order events of
   * @param alreadyLoaded rows that an earlier load made order events of
   * @param rejected rows that can't be read
   * @param rejects the file where these rows are, if there are any
   * @param tally whether they were seen to be counted
   */
  record Loaded(long sent, long alreadyLoaded, long rejected, Path rejects, Tally tally)
      implements LoadOutcome {}

  /** Whether what was sent is counted. */
  enum Tally {
    /** All is counted. */
    COUNTED,
    /** Nothing moved any more: streams-app is probably not running. */
    NOT_MOVING,
    /** It was told not to wait. */
    NOT_AWAITED,
    /** It was told not to wait any longer. */
    WAIT_STOPPED
  }

  /** The file can't be loaded under this name; nothing was sent. */
  record Unusable(String reason) implements LoadOutcome {}

  /**
   * The file doesn't begin with the rows of its data set that are loaded; nothing was sent.
   *
   * @param firstDifference the first row that is another, as text; empty if that can't be known
   * @param counted how many orders of the data set stay counted
   */
  record OtherFile(String reason, Optional<String> firstDifference, long counted)
      implements LoadOutcome {}

  /** It failed or was stopped; another load of the same file goes on after what is done. */
  record Unfinished(String reason, Done done) implements LoadOutcome {}

  /**
   * How far it got.
   *
   * @param rows rows of the data set that are done, from the first
   * @param sent rows that this load made order events of
   */
  record Done(long rows, long sent) {}
}
