package dev.voucherstreams.service.streams;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The members that a client has in its group, one a stream thread. They are static: when one comes
 * back, the group gives it what it had, without sharing out the work anew. What was shared out
 * while a topic was missing is that error, and stays it, so that the members have to be removed
 * first.
 *
 * @param properties those of the client
 */
public record StaticMembers(Map<String, Object> adminConfig, Properties properties) {

  private static final Logger LOG = LoggerFactory.getLogger(StaticMembers.class);

  /** Removes them, as far as they are there. */
  void remove() throws InterruptedException {
    StreamsConfig config = new StreamsConfig(properties);
    Object id = properties.get(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    int threads = config.getInt(StreamsConfig.NUM_STREAM_THREADS_CONFIG);
    List<MemberToRemove> members =
        IntStream.rangeClosed(1, threads).mapToObj(i -> new MemberToRemove(id + "-" + i)).toList();
    Admin admin = Admin.create(adminConfig);
    try {
      admin
          .removeMembersFromConsumerGroup(
              config.getString(StreamsConfig.APPLICATION_ID_CONFIG),
              new RemoveMembersFromConsumerGroupOptions(members))
          .all()
          .get();
    } catch (ExecutionException e) {
      LOG.debug(
          "members {} were not removed", members, e); // it is tried again with the next failure
    } finally {
      admin.close(Duration.ZERO);
    }
  }
}
