package dev.voucherstreams.streamsapp.tally;

/** The state was counted with other rules or countries. It must be counted anew. */
public final class RulesChangedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RulesChangedException(String countedWith, String now) {
    super(
        ("the tallies were counted with %s, but this start has %s. Start with the former, or run"
                + " `make reset` to count all orders anew")
            .formatted(countedWith, now));
  }
}
