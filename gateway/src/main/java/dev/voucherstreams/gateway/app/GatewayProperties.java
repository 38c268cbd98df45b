package dev.voucherstreams.gateway.app;

import dev.voucherstreams.gateway.netty.ServerLimits;
import dev.voucherstreams.schemas.Topics;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.util.unit.DataSize;

/**
 * Our own settings, {@code voucher.*}; application.yml has their defaults, units and meaning.
 *
 * @param topicPrefix what the names of all topics begin with
 * @param bodyLimit how long a request's body may be
 * @param retryAfter when a client should come back that was told "not ready"
 * @param limits what clients can take
 * @param shutdownDelay how long it says that it leaves before it does
 */
@ConfigurationProperties("voucher")
public record GatewayProperties(
    String topicPrefix,
    DataSize bodyLimit,
    Duration retryAfter,
    @NestedConfigurationProperty ServerLimits limits,
    Duration shutdownDelay) {

  public GatewayProperties {
    topicPrefix = new Topics(topicPrefix).prefix(); // refuses what no topic's name may hold
    if (bodyLimit.toBytes() < 1 || bodyLimit.toBytes() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("voucher.body-limit is out of range: " + bodyLimit);
    }
    if (retryAfter.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "voucher.retry-after is told to clients in seconds, but is " + retryAfter);
    }
    if (shutdownDelay.isNegative()) {
      throw new IllegalArgumentException("voucher.shutdown-delay is " + shutdownDelay);
    }
  }

  int maxBodyBytes() {
    return Math.toIntExact(bodyLimit.toBytes());
  }

  Topics topics() {
    return new Topics(topicPrefix);
  }
}
