package dev.voucherstreams.streamsapp.tally;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

/**
 * Bounds what the stores on disk take of memory: 2 MiB for each that is written to, and 16 MiB for
 * reading from all of them. As Kafka Streams has it, each may take 98 MiB, which is meant for
 * stores that every event touches.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

  private static final long WRITE_BUFFER_BYTES = 1024 * 1024;
  private static final int WRITE_BUFFERS = 2;
  private static final long READ_BYTES = 16 * 1024 * 1024;

  static {
    RocksDB.loadLibrary();
  }

  private static final Cache READ_CACHE = new LRUCache(READ_BYTES);

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    options.setMaxWriteBufferNumber(WRITE_BUFFERS);
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(READ_CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
  }

  /* The cache is shared by all stores, for as long as the process lives. */
  @Override
  public void close(String storeName, Options options) {}
}
