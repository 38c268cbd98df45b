package dev.voucherstreams.systemtests.deployment;

import static dev.voucherstreams.systemtests.deployment.Kustomization.KIND;
import static dev.voucherstreams.systemtests.deployment.Kustomization.OPENSHIFT;
import static dev.voucherstreams.systemtests.deployment.Kustomization.PRODUCTION;
import static dev.voucherstreams.systemtests.deployment.Kustomization.STRIMZI;
import static dev.voucherstreams.systemtests.deployment.Kustomization.elements;
import static dev.voucherstreams.systemtests.deployment.Kustomization.find;
import static dev.voucherstreams.systemtests.deployment.Kustomization.name;
import static dev.voucherstreams.systemtests.deployment.Kustomization.ofKind;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.voucherstreams.systemtests.deployment.NetworkPolicies.Pod;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what k8s/ renders to Kubernetes' schemas, and to itself. */
class KubernetesManifestsTest {

  private static final String NAMESPACE = "voucher-streams";

  @ParameterizedTest
  @ValueSource(strings = {"k8s/base", KIND, PRODUCTION, STRIMZI})
  void resources_areValid(String folder) {
    assertValid(Kustomization.render(folder));
  }

  @Test
  void resources_ofTheExampleWithAllComponents_areValid() throws Exception {
    List<JsonNode> resources = Kustomization.renderExample();

    assertValid(resources);
    assertThat(resources)
        .map(Kustomization::kind)
        .contains("ServiceMonitor", "PrometheusRule", "ScaledObject", "KafkaAccess");
  }

  private static void assertValid(List<JsonNode> resources) {
    assertThat(resources)
        .hasSizeGreaterThan(5)
        .allSatisfy(
            resource ->
                assertThat(KubernetesSchemas.problem(resource)).as(resource.toString()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {KIND, PRODUCTION})
  void resources_areInTheNamespaceThatIsThere(String folder) {
    List<JsonNode> resources = Kustomization.render(folder);

    find(resources, "Namespace", NAMESPACE);
    assertThat(resources)
        .filteredOn(resource -> !Kustomization.kind(resource).equals("Namespace"))
        .allMatch(resource -> resource.at("/metadata/namespace").asText().equals(NAMESPACE));
  }

  @ParameterizedTest
  @ValueSource(strings = {KIND, PRODUCTION})
  void whatAPodNames_isThere(String folder) {
    List<JsonNode> resources = Kustomization.render(folder);

    assertThat(Workload.oursIn(resources))
        .hasSize(4)
        .allSatisfy(
            workload -> {
              assertThat(names(resources, "ConfigMap")).containsAll(workload.configMaps());
              find(resources, "ServiceAccount", workload.pod().path("serviceAccountName").asText());
              assertVolumesAreThere(workload, resources);
              assertPortsAreThere(workload);
            });
  }

  private static void assertVolumesAreThere(Workload workload, List<JsonNode> resources) {
    Set<String> volumes = new TreeSet<>(workload.pod().path("volumes").findValuesAsText("name"));
    elements(workload.resource().at("/spec/volumeClaimTemplates"))
        .forEach(claim -> volumes.add(name(claim)));
    assertThat(volumes)
        .containsAll(workload.container().path("volumeMounts").findValuesAsText("name"));
    assertThat(names(resources, "PersistentVolumeClaim"))
        .containsAll(workload.pod().path("volumes").findValuesAsText("claimName"));
  }

  private static void assertPortsAreThere(Workload workload) {
    for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
      JsonNode port = workload.container().path(probe).at("/httpGet/port");
      assertThat(workload.app().equals("loader") || workload.ports().containsKey(port.asText()))
          .as("%s of %s", probe, workload)
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {KIND, PRODUCTION})
  void selectors_findTheirPods(String folder) {
    List<JsonNode> resources = Kustomization.render(folder);
    List<Workload> workloads = Workload.in(resources).toList();

    for (String kind : List.of("Service", "PodDisruptionBudget")) {
      assertThat(ofKind(resources, kind))
          .hasSizeGreaterThan(1)
          .allSatisfy(resource -> assertThat(selected(resource, workloads)).hasSize(1));
    }
    for (Workload workload : workloads) {
      JsonNode selector = workload.resource().at("/spec/selector");
      assertThat(NetworkPolicies.matches(selector, workload.labels())).as("" + workload).isTrue();
    }
    assertThat(ofKind(resources, "HorizontalPodAutoscaler"))
        .allSatisfy(
            scaler ->
                find(
                    resources,
                    scaler.at("/spec/scaleTargetRef/kind").asText(),
                    scaler.at("/spec/scaleTargetRef/name").asText()));
  }

  private static List<Workload> selected(JsonNode resource, Collection<Workload> workloads) {
    JsonNode selector = resource.at("/spec/selector");
    return workloads.stream()
        .filter(
            workload ->
                Kustomization.kind(resource).equals("Service")
                    ? NetworkPolicies.hasLabels(selector, workload.labels())
                    : NetworkPolicies.matches(selector, workload.labels()))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {KIND, PRODUCTION})
  void servicePorts_areTheirPodsPorts(String folder) {
    List<JsonNode> resources = Kustomization.render(folder);
    List<Workload> workloads = Workload.in(resources).toList();

    assertThat(ofKind(resources, "Service"))
        .allSatisfy(
            service ->
                assertThat(selected(service, workloads).get(0).ports())
                    .containsKeys(
                        service
                            .at("/spec/ports")
                            .findValuesAsText("targetPort")
                            .toArray(String[]::new)));
    JsonNode streamsApp = find(resources, "StatefulSet", "streams-app");
    find(resources, "Service", streamsApp.at("/spec/serviceName").asText());
  }

  /* What else they must not, PodSecurityTest says. */
  @ParameterizedTest
  @ValueSource(strings = {KIND, PRODUCTION})
  void pods_haveNoTokenButStreamsApp_andTheMemoryThatTheyMayTake(String folder) {
    assertThat(Workload.oursIn(Kustomization.render(folder)))
        .allSatisfy(
            workload -> {
              assertThat(workload.pod().path("automountServiceAccountToken").asBoolean(true))
                  .isEqualTo(workload.app().equals("streams-app"));
              assertThat(workload.container().at("/resources/limits/memory"))
                  .isEqualTo(workload.container().at("/resources/requests/memory"));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {KIND, PRODUCTION})
  void streamsApp_aloneMayReadItsStatefulSet_andNothingElse(String folder) {
    // Given
    List<JsonNode> resources = Kustomization.render(folder);
    Workload streamsApp = Workload.of(resources, "streams-app");

    // When
    JsonNode binding = find(resources, "RoleBinding", "streams-app");
    JsonNode role = find(resources, "Role", binding.at("/roleRef/name").asText());

    // Then
    assertThat(streamsApp.environment(resources, key -> key))
        .containsEntry("VOUCHER_KUBERNETES_POD", name(streamsApp.resource()) + "-0");
    assertThat(role.path("rules"))
        .hasToString(
            "[{\"apiGroups\":[\"apps\"],\"resourceNames\":[\"%s\"],\"resources\":[\"statefulsets\"],\"verbs\":[\"get\"]}]"
                .formatted(name(streamsApp.resource())));
    assertThat(binding.path("subjects"))
        .hasToString(
            "[{\"kind\":\"ServiceAccount\",\"name\":\"%s\",\"namespace\":\"%s\"}]"
                .formatted(streamsApp.pod().path("serviceAccountName").asText(), NAMESPACE));
    assertThat(Workload.in(resources))
        .filteredOn(
            workload ->
                workload
                    .pod()
                    .path("serviceAccountName")
                    .equals(streamsApp.pod().path("serviceAccountName")))
        .containsExactly(streamsApp);
    assertThat(resources)
        .map(Kustomization::kind)
        .doesNotContain("ClusterRole", "ClusterRoleBinding")
        .containsOnlyOnce("Role", "RoleBinding");
  }

  /* OpenShift gives them. */
  @Test
  void pods_onOpenShift_nameNoUserOrGroup() throws Exception {
    assertThat(Workload.oursIn(Kustomization.renderProductionWith(OPENSHIFT)))
        .hasSize(4)
        .allSatisfy(
            workload -> {
              assertThat(workload.pod().findValues("runAsUser")).isEmpty();
              assertThat(workload.pod().findValues("runAsGroup")).isEmpty();
              assertThat(workload.pod().findValues("fsGroup")).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {KIND, PRODUCTION})
  void nothing_isThereThatCantBeAppliedAgain(String folder) {
    assertThat(Kustomization.render(folder)).map(Kustomization::kind).doesNotContain("Job");
  }

  @Test
  void load_isTriedAgain_unlessThatIsOfNoUse() {
    JsonNode job =
        find(Kustomization.render(PRODUCTION), "CronJob", "nightly-load")
            .at("/spec/jobTemplate/spec");
    List<JsonNode> rules = elements(job.at("/podFailurePolicy/rules")).toList();

    assertThat(rules)
        .map(rule -> rule.path("action").asText())
        .containsExactly("Ignore", "FailJob");
    assertThat(rules.get(0).findValuesAsText("type")).containsExactly("DisruptionTarget");
    // Of docs/running.md: the file can't be loaded; rows can't be read.
    assertThat(rules.get(1).at("/onExitCodes/values")).hasToString("[2,5]");
  }

  @Test
  void rejects_haveAVolumeForEachPod() {
    assertThat(Workload.of(PRODUCTION, "loader").pod().path("volumes").findValues("ephemeral"))
        .hasSize(1);
  }

  @Test
  void streamsApp_keepsItsNameAndItsState() {
    Workload streamsApp = Workload.of(PRODUCTION, "streams-app");

    Map<String, String> environment =
        streamsApp.environment(Kustomization.render(PRODUCTION), key -> key);
    assertThat(environment)
        .containsEntry("INSTANCE_ID", "streams-app-0")
        .containsEntry("APPLICATION_SERVER", "streams-app-0.streams-app:8001")
        .containsEntry("SPRING_KAFKA_STREAMS_PROPERTIES_NUM_STANDBY_REPLICAS", "1");
    assertThat(streamsApp.resource().at("/spec/replicas").asInt()).isEqualTo(3);
    assertThat(streamsApp.resource().at("/spec/volumeClaimTemplates/0/metadata/name").asText())
        .isEqualTo("state");
    assertThat(streamsApp.resource().at("/spec/persistentVolumeClaimRetentionPolicy/whenScaled"))
        .isEqualTo(TextNode.valueOf("Delete"));
  }

  @ParameterizedTest
  @ValueSource(strings = {KIND, PRODUCTION})
  void networkPolicies_letThroughWhatIsNeeded_andNothingElse(String folder) {
    // Given
    NetworkPolicies policies = NetworkPolicies.in(Kustomization.render(folder));
    Pod streamsApp = pod(folder, "streams-app");
    Pod gateway = pod(folder, "gateway");
    Pod loader = pod(folder, "loader");
    Pod prometheus = new Pod("monitoring", Map.of("app.kubernetes.io/name", "prometheus"));
    Pod client = new Pod("shop", Map.of());

    // Then
    assertThat(policies.allow(client, gateway, "http", 8000)).isTrue();
    assertThat(policies.allow(streamsApp, streamsApp, "queries", 8001)).isTrue();
    assertThat(policies.allow(prometheus, gateway, "management", 8010)).isTrue();
    assertThat(policies.allow(prometheus, streamsApp, "management", 8011)).isTrue();
    assertThat(policies.allow(client, gateway, "management", 8010)).isFalse();
    assertThat(policies.allow(client, streamsApp, "queries", 8001)).isFalse();
    assertThat(policies.allow(gateway, loader, "any", 1)).isFalse();
    boolean production = folder.equals(PRODUCTION);
    String kafkaNamespace = production ? "kafka" : NAMESPACE;
    Pod kafka = new Pod(kafkaNamespace, Map.of("app.kubernetes.io/name", "kafka"));
    for (Pod ours : List.of(streamsApp, gateway, loader)) {
      assertThat(policies.allow(ours, kafka, "kafka", production ? 9093 : 9092)).isTrue();
      assertThat(policies.allow(ours, kafka, "http", 8080)).isTrue(); // the registry is beside it
      assertThat(policies.allow(ours, dns(), "dns", 53)).isTrue();
      assertThat(policies.allow(ours, Pod.at("169.254.20.10"), "dns", 53)).isTrue();
      assertThat(policies.allow(ours, prometheus, "otlp", 4318))
          .isTrue(); // a collector is beside it
      assertThat(policies.allow(ours, client, "http", 80)).isEqualTo(!production);
      for (int port : List.of(443, 6443)) { // of Kubernetes' API
        assertThat(policies.allow(ours, Pod.at("203.0.113.1"), "https", port))
            .isEqualTo(!production || ours.equals(streamsApp));
      }
    }
  }

  @Test
  void networkPolicies_withComponents_letThroughWhatIsThere() throws Exception {
    NetworkPolicies outside = NetworkPolicies.in(Kustomization.renderExample());
    NetworkPolicies openShift = NetworkPolicies.in(Kustomization.renderProductionWith(OPENSHIFT));

    for (String app : List.of("streams-app", "gateway", "loader")) {
      Pod ours = pod(PRODUCTION, app);
      assertThat(outside.allow(ours, Pod.at("203.0.113.1"), "kafka", 9093)).isTrue();
      assertThat(outside.allow(ours, Pod.at("203.0.113.1"), "https", 443)).isTrue();
      assertThat(outside.allow(ours, Pod.at("203.0.113.1"), "http", 80)).isFalse();
      assertThat(openShift.allow(ours, new Pod("openshift-dns", Map.of()), "dns", 5353)).isTrue();
    }
    Pod prometheus = new Pod("openshift-user-workload-monitoring", Map.of());
    assertThat(openShift.allow(prometheus, pod(PRODUCTION, "gateway"), "management", 8010))
        .isTrue();
  }

  private static Pod dns() {
    return new Pod("kube-system", Map.of("k8s-app", "kube-dns"));
  }

  private static Pod pod(String folder, String app) {
    return new Pod(NAMESPACE, Workload.of(folder, app).labels());
  }

  @Test
  void serviceMonitor_scrapesBothApplications() throws Exception {
    // Given
    List<JsonNode> resources = Kustomization.renderExample();
    JsonNode monitor = find(resources, "ServiceMonitor", "voucher-streams").path("spec");

    // When
    List<JsonNode> scraped =
        ofKind(resources, "Service")
            .filter(
                service ->
                    NetworkPolicies.matches(
                        monitor.path("selector"), Map.of(APP, service.at(APP_LABEL).asText())))
            .toList();

    // Then
    assertThat(scraped)
        .map(Kustomization::name)
        .containsExactlyInAnyOrder("streams-app", "gateway");
    assertThat(scraped)
        .allSatisfy(
            service ->
                assertThat(service.at("/spec/ports").findValuesAsText("name"))
                    .contains(monitor.at("/endpoints/0/port").asText()));
  }

  private static final String APP = "app.kubernetes.io/name";
  private static final String APP_LABEL = "/metadata/labels/app.kubernetes.io~1name";

  private static Set<String> names(List<JsonNode> resources, String kind) {
    return ofKind(resources, kind).map(Kustomization::name).collect(Collectors.toSet());
  }
}
