package dev.voucherstreams.gateway.app;

import dev.voucherstreams.gateway.replica.Replica;
import dev.voucherstreams.gateway.replica.ReplicaState;
import dev.voucherstreams.gateway.replica.ReplicaState.Waiting;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** UP while the replica may be asked, OUT_OF_SERVICE with the reason while it may not. */
final class ReplicaHealth implements HealthIndicator {
  private final Replica replica;

  ReplicaHealth(Replica replica) {
    this.replica = replica;
  }

  @Override
  public Health health() {
    ReplicaState state = replica.state();
    Health.Builder health =
        state instanceof Waiting waiting
            ? Health.outOfService().withDetail("reason", waiting.reason())
            : Health.up();
    replica.age().ifPresent(age -> health.withDetail("ageSeconds", age.toSeconds()));
    return health.build();
  }
}
