package dev.voucherstreams.streamsapp.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Finds out whether this process ends because its StatefulSet was given fewer replicas. Nothing
 * else tells a pod that is taken away for good from one that is replaced. Kubernetes is asked once,
 * when the process begins to end, before the clients are stopped; whoever isn't told stays.
 */
@Component
final class ScaleIn implements ApplicationListener<ContextClosedEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(ScaleIn.class);

  private final ApplicationContext context;
  private final Optional<StatefulSetPod> pod;
  private final KubernetesApi kubernetes;
  private volatile boolean takesThisPod;

  /**
   * What there is to know of Kubernetes, {@code voucher.kubernetes.*}.
   *
   * @param pod the name of the pod of a StatefulSet that this process runs in; empty: none
   * @param api where Kubernetes' API is
   * @param serviceAccount the folder of the service account's token
   * @param timeout how long its answer may take
   */
  @ConfigurationProperties("voucher.kubernetes")
  record KubernetesProperties(String pod, URI api, Path serviceAccount, Duration timeout) {}

  /* Kubernetes names it SET-ORDINAL. */
  private record StatefulSetPod(String set, int ordinal) {

    private static final Pattern NAME = Pattern.compile("(.+)-(\\d{1,9})");

    static StatefulSetPod parse(String name) {
      Matcher parts = NAME.matcher(name);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "voucher.kubernetes.pod is the name of a pod of a StatefulSet, e.g. streams-app-2, but"
                + " is "
                + name);
      }
      return new StatefulSetPod(parts.group(1), Integer.parseInt(parts.group(2)));
    }

    /** Whether the StatefulSet, as Kubernetes tells of it, has so few replicas that it is none. */
    boolean isBeyond(JsonNode statefulSet) {
      JsonNode spec = statefulSet.path("spec");
      JsonNode replicas = spec.path("replicas");
      if (!replicas.isInt()) {
        throw new IllegalArgumentException("a StatefulSet without a number of replicas");
      }
      int first = spec.path("ordinals").path("start").asInt(0);
      return ordinal >= first + replicas.intValue();
    }

    @Override
    public String toString() {
      return set + "-" + ordinal;
    }
  }

  ScaleIn(KubernetesProperties settings, ApplicationContext context) {
    this.context = context;
    this.pod =
        Optional.of(settings.pod()).filter(name -> !name.isBlank()).map(StatefulSetPod::parse);
    this.kubernetes =
        new KubernetesApi(settings.api(), settings.serviceAccount(), settings.timeout());
  }

  /** Whether this process ends, and no other comes in its place. */
  boolean takesThisPod() {
    return takesThisPod;
  }

  /* The context of the management port closes, too. */
  @Override
  public void onApplicationEvent(ContextClosedEvent closed) {
    if (closed.getApplicationContext() == context) {
      takesThisPod = pod.filter(this::isTakenAway).isPresent();
    }
  }

  private boolean isTakenAway(StatefulSetPod self) {
    try {
      boolean taken = self.isBeyond(kubernetes.statefulSet(self.set()));
      if (taken) {
        LOG.info("{} is taken away for good, and leaves its work to the others at once", self);
      }
      return taken;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "whether {} is taken away for good can't be found out, so that the others wait for it"
              + " until its session is over: {}",
          self,
          e.toString());
      return false;
    }
  }
}
