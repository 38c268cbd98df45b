package dev.voucherstreams.avroserde;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A schema registry in this process, with just the calls that the serde makes, for tests that need
 * no broker: it can go away and come back, and counts what it is asked.
 */
public final class RegistryStub implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> schemas = new ArrayList<>();
  private final Map<String, Integer> latestIds = new LinkedHashMap<>();
  private final Map<String, String> levels = new HashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Answer> prepared = new ConcurrentHashMap<>();
  private final HttpsConfigurator tls;
  private HttpServer server;
  private int port;
  private volatile int failWith;
  private volatile boolean knowsGuids = true;
  private volatile String credentials;

  public RegistryStub() {
    this(null);
  }

  /** One that speaks TLS. */
  RegistryStub(HttpsConfigurator tls) {
    this.tls = tls;
    comeBack();
  }

  /** Its address, also while it is away. */
  public String url() {
    return (tls == null ? "http" : "https") + "://localhost:" + port;
  }

  /** A serde's configuration for this registry. */
  public Map<String, Object> config() {
    return Map.of(AvroSerdeConfig.SCHEMA_REGISTRY_URL, url());
  }

  /** The subjects under which schemas were registered, in the order of the first of each. */
  public synchronized List<String> subjects() {
    return List.copyOf(latestIds.keySet());
  }

  /** What was asked so far, as {@code METHOD path}. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Answers everything with this status from now on; 0: as it should. */
  void failWith(int status) {
    failWith = status;
  }

  /** Answers this path with these from now on, whatever the method. */
  public void answer(String path, int status, String body) {
    prepared.put(path, new Answer(status, body));
  }

  /** Asks for {@code user:password} from now on. */
  void requireCredentials(String userInfo) {
    credentials = userInfo;
  }

  /** From now on it is a registry that was made before there were GUIDs. */
  void forgetGuids() {
    knowsGuids = false;
  }

  /** The compatibility level of the subject, null if none was set. */
  synchronized String level(String subject) {
    return levels.get(subject);
  }

  synchronized void setLevel(String subject, String level) {
    levels.put(subject, level);
  }

  /** Registers a schema as another client would, and returns its id. */
  public synchronized int add(String schema) {
    if (!schemas.contains(schema)) {
      schemas.add(schema);
    }
    return schemas.indexOf(schema) + 1;
  }

  /** Registers a schema under a subject, and returns its id. */
  synchronized int add(String subject, String schema) {
    latestIds.put(subject, add(schema));
    return latestIds.get(subject);
  }

  /** The GUID of a registered schema, as it stands in a header. */
  synchronized byte[] guid(int id) {
    UUID guid = guid(schemas.get(id - 1));
    return ByteBuffer.allocate(17)
        .put((byte) 1)
        .putLong(guid.getMostSignificantBits())
        .putLong(guid.getLeastSignificantBits())
        .array();
  }

  private static UUID guid(String schema) {
    return UUID.nameUUIDFromBytes(schema.getBytes(UTF_8));
  }

  void goAway() {
    server.stop(0);
  }

  void comeBack() {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try {
      server = tls == null ? HttpServer.create(address, 0) : HttpsServer.create(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (server instanceof HttpsServer https) {
      https.setHttpsConfigurator(tls);
    }
    port = server.getAddress().getPort();
    server.createContext("/", this::handle);
    server.start();
  }

  @Override
  public void close() {
    goAway();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + path);
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Answer answer;
    if (failWith != 0) {
      answer = refusal(failWith, 0, "out of order");
    } else if (!isAllowed(exchange)) {
      answer = refusal(401, 401, "Unauthorized");
    } else if (prepared.containsKey(path)) {
      answer = prepared.get(path);
    } else {
      answer = answer(exchange.getRequestMethod(), path.split("/"), body);
    }
    exchange.sendResponseHeaders(answer.status, answer.length());
    exchange.getResponseBody().write(answer.body.getBytes(UTF_8));
    exchange.close();
  }

  private boolean isAllowed(HttpExchange exchange) {
    return credentials == null
        || ("Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
            .equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private record Answer(int status, String body) {
    int length() {
      return body.isEmpty() ? -1 : body.getBytes(UTF_8).length;
    }
  }

  /* The path begins with a slash, so its first part is empty. */
  private synchronized Answer answer(String method, String[] path, String body) throws IOException {
    return switch (method + " " + path[1] + " " + path.length) {
      case "POST subjects 4" -> json(Map.of("id", add(path[2], schema(body))));
      case "POST subjects 3" -> found(path[2], schema(body));
      case "GET subjects 5" -> version(path[2]);
      case "GET schemas 4" -> path[2].equals("ids") ? byId(path[3]) : byGuid(path[3]);
      case "GET config 3" -> level(path[2], 40408);
      case "PUT config 3" -> {
        levels.put(path[2], JSON.readTree(body).get("compatibility").asText());
        yield json(Map.of("compatibility", levels.get(path[2])));
      }
      default -> new Answer(404, "");
    };
  }

  private static String schema(String body) throws IOException {
    return JSON.readTree(body).get("schema").asText();
  }

  private Answer found(String subject, String schema) throws IOException {
    return latestIds.containsKey(subject) && schemas.contains(schema)
        ? json(Map.of("id", schemas.indexOf(schema) + 1))
        : refusal(404, 40401, "Subject not found");
  }

  private Answer version(String subject) throws IOException {
    Integer id = latestIds.get(subject);
    return id == null
        ? refusal(404, 40401, "Subject not found")
        : json(Map.of("id", id, "schema", schemas.get(id - 1)));
  }

  private Answer byId(String id) throws IOException {
    int number = Integer.parseInt(id);
    return number < 1 || number > schemas.size()
        ? refusal(404, 40403, "Schema not found")
        : json(Map.of("schema", schemas.get(number - 1)));
  }

  private Answer byGuid(String guid) throws IOException {
    if (!knowsGuids) {
      return new Answer(404, "");
    }
    for (String schema : schemas) {
      if (guid(schema).toString().equals(guid)) {
        return json(Map.of("schema", schema, "guid", guid));
      }
    }
    return refusal(404, 40403, "Schema not found");
  }

  private Answer level(String subject, int errorCode) throws IOException {
    String level = levels.get(subject);
    return level == null
        ? refusal(404, errorCode, "no level for the subject")
        : json(Map.of("compatibilityLevel", level));
  }

  private static Answer refusal(int status, int code, String message) throws IOException {
    return new Answer(
        status, JSON.writeValueAsString(Map.of("error_code", code, "message", message)));
  }

  private static Answer json(Map<String, Object> body) throws IOException {
    return new Answer(200, JSON.writeValueAsString(body));
  }
}
