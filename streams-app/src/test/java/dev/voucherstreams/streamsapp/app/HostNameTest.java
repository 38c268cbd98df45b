package dev.voucherstreams.streamsapp.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Who an instance says it is, as application.yml has it. */
class HostNameTest {

  private static final String INSTANCE_ID = "spring.kafka.streams.properties[group.instance.id]";
  private static final String SERVER = "spring.kafka.streams.properties[application.server]";

  @Test
  void instance_ofWhichNothingIsSaid_hasTheRealNameOfItsHost() throws Exception {
    ConfigurableEnvironment environment = environment(Map.of());
    new HostName().postProcessEnvironment(environment, new SpringApplication());

    String host = InetAddress.getLocalHost().getHostName();
    assertThat(environment.getProperty(INSTANCE_ID)).isEqualTo(host + "-8001");
    assertThat(environment.getProperty(SERVER)).isEqualTo(host + ":8001");
  }

  @Test
  void instance_withHostname_hasThatName() {
    ConfigurableEnvironment environment = nameless(Map.of("HOSTNAME", "pod-1"));

    assertThat(environment.getProperty(INSTANCE_ID)).isEqualTo("pod-1-8001");
    assertThat(environment.getProperty(SERVER)).isEqualTo("pod-1:8001");
  }

  @Test
  void instance_thatIsNamed_isNamedSo() {
    ConfigurableEnvironment environment =
        nameless(Map.of("INSTANCE_ID", "first", "APPLICATION_SERVER", "shop:1", "HOSTNAME", "x"));

    assertThat(environment.getProperty(INSTANCE_ID)).isEqualTo("first");
    assertThat(environment.getProperty(SERVER)).isEqualTo("shop:1");
  }

  @Test
  void instance_onAHostThatCantTellItsName_saysWhatToSet() {
    ConfigurableEnvironment environment = nameless(Map.of());

    assertThatThrownBy(() -> environment.getProperty(INSTANCE_ID))
        .hasMessage(
            "this host can't tell its name (vm: no such name); set INSTANCE_ID and"
                + " APPLICATION_SERVER, or HOSTNAME");
  }

  private static ConfigurableEnvironment nameless(Map<String, Object> variables) {
    Callable<String> lookup =
        () -> {
          throw new UnknownHostException("vm: no such name");
        };
    ConfigurableEnvironment environment = environment(variables);
    environment.getPropertySources().addLast(new HostName.Source(lookup));
    return environment;
  }

  /* Without the variables of whoever runs this. */
  private static ConfigurableEnvironment environment(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace("systemEnvironment", new MapPropertySource("variables", new HashMap<>(variables)));
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
    return environment;
  }
}
