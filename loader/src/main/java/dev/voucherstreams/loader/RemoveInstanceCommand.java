package dev.voucherstreams.loader;

import dev.voucherstreams.loader.kafka.Cluster;
import dev.voucherstreams.loader.kafka.InstanceMembers;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code remove-instance}: has the others do the work of an instance that doesn't come back. */
@Command(
    name = "remove-instance",
    description = {
      "Has the other instances of streams-app take over the work of one that is gone for good, at"
          + " once: by themselves they wait 45 s for it to come back.",
      "One that still runs joins them again, so stop it first."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the field.
final class RemoveInstanceCommand extends KafkaCommand {

  @Parameters(
      paramLabel = "INSTANCE",
      description = "Its INSTANCE_ID; in Kubernetes the name of its pod, e.g. streams-app-2.")
  private String instance;

  @Override
  void run(Cluster cluster) {
    // says it well if there is no broker
    cluster.require(cluster.settings().topics().segmentVouchers());
    List<String> groups = new InstanceMembers(cluster).remove(instance);
    out().printf("removed from %s%n", String.join(", ", groups));
  }
}
