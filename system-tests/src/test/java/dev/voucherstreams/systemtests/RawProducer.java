package dev.voucherstreams.systemtests;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.clients.ClientDnsLookup;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceDataCollection;
import org.apache.kafka.common.message.ProduceResponseData.PartitionProduceResponse;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.ProduceResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.ResponseHeader;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as clients that are not Java can: without a timestamp, where Java's own producer
 * puts one. It speaks to the only broker there is, over one connection.
 */
final class RawProducer implements AutoCloseable {

  /** The timestamp of a record that has none. */
  static final long NO_TIMESTAMP = -1;

  private static final short NAMES_TOPICS = 12; // later versions go by topic ids
  private static final short ACKNOWLEDGED = -1;
  private static final int TIMEOUT_MS = 30_000;

  private final Socket socket;
  private int sent;

  /**
   * @param address host and port
   */
  RawProducer(String address) throws IOException {
    InetSocketAddress broker =
        ClientUtils.parseAndValidateAddresses(List.of(address), ClientDnsLookup.USE_ALL_DNS_IPS)
            .get(0);
    socket = new Socket(broker.getHostString(), broker.getPort());
    socket.setTcpNoDelay(true); // or each record's bytes would wait for what is said of its length
  }

  /** Sends a record, and returns its offset. */
  long send(
      String topic,
      int partition,
      long timestamp,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Header... headers)
      throws IOException {
    MemoryRecords records =
        MemoryRecords.withRecords(
            Compression.NONE, new SimpleRecord(timestamp, key, value, headers));
    PartitionProduceData data = new PartitionProduceData().setIndex(partition).setRecords(records);
    TopicProduceDataCollection topics = new TopicProduceDataCollection();
    topics.add(
        new TopicProduceData()
            .setName(topic)
            .setTopicId(Uuid.ZERO_UUID)
            .setPartitionData(List.of(data)));
    PartitionProduceResponse answer =
        exchange(
            new ProduceRequestData()
                .setAcks(ACKNOWLEDGED)
                .setTimeoutMs(TIMEOUT_MS)
                .setTopicData(topics));
    Errors.forCode(answer.errorCode()).maybeThrow();
    return answer.baseOffset();
  }

  private PartitionProduceResponse exchange(ProduceRequestData data) throws IOException {
    ProduceRequest request = new ProduceRequest(data, NAMES_TOPICS);
    ByteBuffer bytes =
        request.serializeWithHeader(
            new RequestHeader(ApiKeys.PRODUCE, NAMES_TOPICS, "raw", ++sent));
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    out.writeInt(bytes.remaining());
    out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    out.flush();
    DataInputStream in = new DataInputStream(socket.getInputStream());
    ByteBufferAccessor answer =
        new ByteBufferAccessor(ByteBuffer.wrap(in.readNBytes(in.readInt())));
    ResponseHeader.parse(answer.buffer(), ApiKeys.PRODUCE.responseHeaderVersion(NAMES_TOPICS));
    return ProduceResponse.parse(answer, NAMES_TOPICS)
        .data()
        .responses()
        .iterator()
        .next()
        .partitionResponses()
        .get(0);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
