package dev.voucherstreams.avroserde;

import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/** The subject that a schema is registered under. */
enum SubjectNaming {
  /** One schema a topic: {@code order-events-value}. */
  TOPIC("TopicNameStrategy") {
    @Override
    String subject(String topic, boolean isKey, Schema schema) {
      return topic + (isKey ? "-key" : "-value");
    }
  },
  /** One schema a record type, in whichever topic: {@code dev.voucherstreams.events.OrderEvent}. */
  RECORD("RecordNameStrategy") {
    @Override
    String subject(String topic, boolean isKey, Schema schema) {
      return schema.getFullName();
    }
  },
  /** One a topic and type: {@code order-events-dev.voucherstreams.events.OrderEvent}. */
  TOPIC_RECORD("TopicRecordNameStrategy") {
    @Override
    String subject(String topic, boolean isKey, Schema schema) {
      return topic + "-" + schema.getFullName();
    }
  };

  private static final String CONFLUENT_PACKAGE = "io.confluent.kafka.serializers.subject.";

  private final String strategy;

  SubjectNaming(String strategy) {
    this.strategy = strategy;
  }

  abstract String subject(String topic, boolean isKey, Schema schema);

  /**
   * Returns the naming that Confluent's class of this name does; the package may be left out.
   *
   * @param key the configuration key that the name was found under
   * @throws ConfigException if it is another class
   */
  static SubjectNaming of(String key, String className) {
    return Arrays.stream(values())
        .filter(naming -> className.equals(naming.strategy) || className.equals(naming.fullName()))
        .findFirst()
        .orElseThrow(() -> new ConfigException(key, className, "must be one of " + names()));
  }

  private String fullName() {
    return CONFLUENT_PACKAGE + strategy;
  }

  private static List<String> names() {
    return Arrays.stream(values()).map(naming -> naming.strategy).toList();
  }
}
