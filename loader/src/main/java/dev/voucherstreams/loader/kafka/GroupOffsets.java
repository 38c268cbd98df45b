package dev.voucherstreams.loader.kafka;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer group is, and how far it could be. */
public interface GroupOffsets {

  /**
   * Returns the offset of the next record that the group will read; nothing where it never read.
   */
  Map<TopicPartition, Long> committed(String group);

  /**
   * Returns where the partitions of a topic end, open transactions included; nothing if there is no
   * such topic.
   */
  Map<TopicPartition, Long> ends(String topic);
}
