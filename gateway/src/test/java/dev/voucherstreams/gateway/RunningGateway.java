package dev.voucherstreams.gateway;

import dev.voucherstreams.schemas.generation.Generations;
import dev.voucherstreams.service.table.FakeSegmentTable;
import dev.voucherstreams.service.table.Readiness;
import dev.voucherstreams.service.table.SegmentTable;
import dev.voucherstreams.service.table.Served;
import dev.voucherstreams.service.table.ServedTable;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/**
 * The gateway as it runs, with its server on a free port, but over a table that the test gives and
 * with a clock that stands still. The first test that asks starts it, and all share it.
 */
public final class RunningGateway implements AutoCloseable {
  public static final String NOW = "2026-11-24T00:00:00Z";

  private static RunningGateway shared;

  private final ConfigurableApplicationContext context;
  private volatile SegmentTable table = new FakeSegmentTable();
  private volatile Readiness readiness = new Readiness.Ready();

  private RunningGateway(String... args) {
    SpringApplication application = new SpringApplication(Gateway.class);
    application.addInitializers(fresh -> replaceEdges((GenericApplicationContext) fresh));
    String[] base = {
      "--server.address=127.0.0.1",
      "--server.port=0",
      "--management.server.address=127.0.0.1",
      "--management.server.port=0",
      "--spring.kafka.bootstrap-servers=127.0.0.1:1",
      "--spring.kafka.streams.state-dir=target/state"
    };
    context = application.run(Stream.of(base, args).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private void replaceEdges(GenericApplicationContext fresh) {
    replace(fresh, SegmentTable.class, new TableOfNow());
    replace(fresh, Readiness.Check.class, () -> readiness);
    replace(fresh, Clock.class, new TestClock(NOW));
    replace(fresh, ReactorResourceFactory.class, ownEventLoops());
  }

  /* Those of Reactor Netty end for all when the first application does. */
  private static ReactorResourceFactory ownEventLoops() {
    ReactorResourceFactory resources = new ReactorResourceFactory();
    resources.setUseGlobalResources(false);
    resources.setLoopResourcesSupplier(() -> LoopResources.create("gateway", 2, true));
    return resources;
  }

  private static <T> void replace(GenericApplicationContext fresh, Class<T> type, T bean) {
    fresh.registerBean(
        "test" + type.getName(), type, () -> bean, definition -> definition.setPrimary(true));
  }

  /** The table that the test gave last. */
  private final class TableOfNow implements SegmentTable {
    @Override
    public Served served() {
      return table.served();
    }

    @Override
    public Generations generations() {
      return table.generations();
    }

    @Override
    public Optional<ServedTable> table(String generation) {
      return table.table(generation);
    }
  }

  /** The one that tests share, from now on over this table. */
  public static synchronized RunningGateway over(SegmentTable table) {
    if (shared == null) {
      /* A pause of the machine is no overload. */
      shared = new RunningGateway("--voucher.limits.longest-wait=1m");
    }
    shared.table = table;
    shared.readiness = new Readiness.Ready();
    return shared;
  }

  /** One of a test's own, with settings of its own. */
  public static RunningGateway with(SegmentTable table, String... args) {
    RunningGateway gateway = new RunningGateway(args);
    gateway.table = table;
    return gateway;
  }

  /** Says so of the replica, until told otherwise. */
  public void is(Readiness now) {
    readiness = now;
  }

  /** Where vouchers are answered. */
  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** Where health and meters are shown. */
  public URI managementUrl(String path) {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.management.port") + path);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** How many connections there are to it. */
  public int connections() {
    return (int) bean(MeterRegistry.class).get("voucher.connections").gauge().value();
  }

  @Override
  public void close() {
    context.close();
  }
}
