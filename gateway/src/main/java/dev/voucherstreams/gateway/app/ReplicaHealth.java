package dev.voucherstreams.gateway.app;

import dev.voucherstreams.gateway.replica.Replica;
import dev.voucherstreams.service.table.Readiness.NotYet;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** UP while the replica may be asked, OUT_OF_SERVICE with the reason while it may not. */
record ReplicaHealth(Replica replica) implements HealthIndicator {

  @Override
  public Health health() {
    Health.Builder health =
        replica.readiness() instanceof NotYet notYet ? outOfService(notYet) : Health.up();
    replica.generation().ifPresent(name -> health.withDetail("generation", name));
    replica.age().ifPresent(age -> health.withDetail("ageSeconds", age.toSeconds()));
    replica.pollAge().ifPresent(age -> health.withDetail("pollAgeSeconds", age.toSeconds()));
    return health.build();
  }

  private static Health.Builder outOfService(NotYet notYet) {
    Health.Builder health =
        Health.outOfService()
            .withDetail("reason", notYet.reason())
            .withDetail("missing", notYet.missing());
    notYet.recordsLeft().ifPresent(records -> health.withDetail("recordsLeft", records));
    notYet.timeLeft().ifPresent(time -> health.withDetail("secondsLeft", time.toSeconds()));
    return health;
  }
}
