package dev.voucherstreams.streamsapp.app;

import java.net.InetAddress;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * The property {@code voucher.host}: the real name of this host, unless somebody sets it. It is
 * found out when it is asked for, since some hosts can't tell theirs.
 */
final class HostName implements EnvironmentPostProcessor {

  static final String PROPERTY = "voucher.host";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment
        .getPropertySources()
        .addLast(new Source(() -> InetAddress.getLocalHost().getHostName()));
  }

  static final class Source extends PropertySource<Callable<String>> {

    Source(Callable<String> lookup) {
      super("host name", lookup);
    }

    @Override
    public @Nullable Object getProperty(String name) {
      if (!name.equals(PROPERTY)) {
        return null;
      }
      try {
        return source.call();
      } catch (Exception e) {
        throw new IllegalStateException(
            "this host can't tell its name (%s); set INSTANCE_ID and APPLICATION_SERVER, or HOSTNAME"
                .formatted(e.getMessage()),
            e);
      }
    }
  }
}
