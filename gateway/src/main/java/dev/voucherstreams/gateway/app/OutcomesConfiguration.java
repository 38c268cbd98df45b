package dev.voucherstreams.gateway.app;

import dev.voucherstreams.avroserde.AvroSerdes;
import dev.voucherstreams.events.OrderOutcomes;
import dev.voucherstreams.gateway.outcomes.OutcomesFollower;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what follows the numbers of orders. */
@Configuration(proxyBeanMethods = false)
class OutcomesConfiguration {
  private static final int TIMEOUT_MS = 5_000;

  @Bean(initMethod = "start", destroyMethod = "stop")
  OutcomesFollower outcomesFollower(GatewayProperties voucher, KafkaProperties kafka) {
    Map<String, Object> config = config(kafka);
    return new OutcomesFollower(
        voucher.topics().orderOutcomes(),
        () -> new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer()),
        AvroSerdes.values(OrderOutcomes.class, config).deserializer());
  }

  private static Map<String, Object> config(KafkaProperties kafka) {
    Map<String, Object> config = new HashMap<>(kafka.buildConsumerProperties());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    return config;
  }
}
