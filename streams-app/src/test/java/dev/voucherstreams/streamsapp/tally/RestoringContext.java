package dev.voucherstreams.streamsapp.tally;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.apache.kafka.streams.test.TestRecord;

/**
 * Kafka's context for tests, which forgets how a store wants to be restored; this one keeps it, and
 * hands the changelog over as a task does before its processors start.
 */
final class RestoringContext implements InvocationHandler {

  private final StateStoreContext kafkas;
  private RecordBatchingStateRestoreCallback restore;

  private RestoringContext(Path stateDir) {
    this.kafkas =
        new MockProcessorContext<>(new Properties(), new TaskId(0, 0), stateDir.toFile())
            .getStateStoreContext();
  }

  static RestoringContext init(StateStore store, Path stateDir) {
    RestoringContext context = new RestoringContext(stateDir);
    Object proxy =
        Proxy.newProxyInstance(
            RestoringContext.class.getClassLoader(),
            new Class<?>[] {InternalProcessorContext.class},
            context);
    store.init((StateStoreContext) proxy, store);
    return context;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("register")) {
      restore = (RecordBatchingStateRestoreCallback) arguments[1];
    }
    return method.invoke(kafkas, arguments);
  }

  void restore(List<TestRecord<String, Long>> changelog) {
    restore.restoreBatch(changelog.stream().map(RestoringContext::stored).toList());
  }

  private static ConsumerRecord<byte[], byte[]> stored(TestRecord<String, Long> change) {
    byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(change.value()).array();
    return new ConsumerRecord<>("changelog", 0, 0, change.key().getBytes(UTF_8), value);
  }
}
