package dev.voucherstreams.systemtests.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** That the validation of manifests finds what is wrong with one. */
class KubernetesSchemasTest {

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            automountServiceAccountToken: false
            containers:
              - name: web
                image: web:1
                env: [{name: PORT, value: "80"}]
                ports: [{name: http, containerPort: 80}]
                startupProbe: {httpGet: {path: /, port: http}}
                resources: {limits: {memory: 1Gi, cpu: "1"}}
      """;

  private static final String TOPIC =
      """
      apiVersion: kafka.strimzi.io/v1
      kind: KafkaTopic
      metadata: {name: orders, labels: {"strimzi.io/cluster": kafka}}
      spec: {partitions: 12, replicas: 3, config: {cleanup.policy: compact}}
      """;

  private static final String MONITOR =
      """
      apiVersion: monitoring.coreos.com/v1
      kind: ServiceMonitor
      metadata: {name: web}
      spec:
        selector: {matchLabels: {app: web}}
        endpoints: [{port: http, interval: 15s}]
      """;

  private static final String SCALED =
      """
      apiVersion: keda.sh/v1alpha1
      kind: ScaledObject
      metadata: {name: web}
      spec:
        scaleTargetRef: {name: web}
        minReplicaCount: 2
        triggers:
          - type: prometheus
            metadata: {serverAddress: "http://prometheus", query: up, threshold: "5"}
      """;

  @Test
  void problem_ofValidResources_isNone() {
    for (String valid : new String[] {DEPLOYMENT, TOPIC, MONITOR, SCALED}) {
      assertThat(KubernetesSchemas.problem(parse(valid))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // a field that there isn't
        "replicas: 2|replica: 2",
        "startupProbe: {httpGet|startUpProbe: {httpGet",
        "path: /, port: http|url: /, port: http",
        "{memory: 1Gi, cpu: \"1\"}|{memory: 1Gi}, limit: {}",
        // a value of another type
        "replicas: 2|replicas: \"2\"",
        "value: \"80\"|value: 80",
        "containerPort: 80|containerPort: eighty",
        "Token: false|Token: \"false\"",
        "ports: [{name: http, containerPort: 80}]|ports: {http: 80}",
        // a required one that is missing
        "selector: {matchLabels: {app: web}}|paused: false",
        "- name: web|- tty: false",
        // a kind or version that there isn't
        "apps/v1|apps/v3",
      })
  void problem_ofAWrongDeployment_isFound(String right, String wrong) {
    assertIsFound(DEPLOYMENT, right, wrong);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "partitions: 12|partition: 12",
        "partitions: 12|partitions: \"12\"",
        "config: {cleanup.policy: compact}|config: compact",
        "v1|v2",
      })
  void problem_ofAWrongTopic_isFound(String right, String wrong) {
    assertIsFound(TOPIC, right, wrong);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "interval: 15s|intervall: 15s",
        "interval: 15s|interval: 15",
        "[{port: http, interval: 15s}]|{port: http}",
      })
  void problem_ofAWrongMonitor_isFound(String right, String wrong) {
    assertIsFound(MONITOR, right, wrong);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "minReplicaCount: 2|minReplicas: 2",
        "minReplicaCount: 2|minReplicaCount: \"2\"",
        "threshold: \"5\"|threshold: 5",
        "scaleTargetRef: {name: web}|pollingInterval: 5",
        "query: up|topic: up",
      })
  void problem_ofAWrongScaledObject_isFound(String right, String wrong) {
    assertIsFound(SCALED, right, wrong);
  }

  private static void assertIsFound(String valid, String right, String wrong) {
    assertThat(valid).contains(right);
    assertThat(KubernetesSchemas.problem(parse(valid.replace(right, wrong)))).isPresent();
  }

  private static JsonNode parse(String yaml) {
    return new ObjectMapper().valueToTree(new Yaml().load(yaml));
  }
}
