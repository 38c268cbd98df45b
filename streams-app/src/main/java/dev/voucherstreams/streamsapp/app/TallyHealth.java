package dev.voucherstreams.streamsapp.app;

import dev.voucherstreams.service.streams.StreamsHealth;
import dev.voucherstreams.streamsapp.generation.GenerationClients;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** How the count by the settings' own rules is; of all counts, which there are. */
record TallyHealth(GenerationClients generations) implements HealthIndicator {

  @Override
  public Health health() {
    Health first =
        generations.first().map(client -> new StreamsHealth(client).health()).orElseGet(this::none);
    return Health.status(first.getStatus())
        .withDetails(first.getDetails())
        .withDetail("counting", generations.names())
        .build();
  }

  private Health none() {
    Health.Builder health = Health.outOfService().withDetail("state", generations.reason());
    generations.obstacle().ifPresent(why -> health.withDetail("waitsFor", why));
    return health.build();
  }
}
