package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.streamsapp.kafka.Topic;

/**
 * One of the formats that requests come in, answered in kind.
 *
 * @param name its name in meters and in the names of the topology's nodes
 * @param requests where its requests come from, and how they are read; keys are the client's own,
 *     and only copied
 * @param results where its results go, unless the request names another topic
 */
record RequestFormat(String name, RequestReader requests, Topic<byte[], AddressedResult> results) {}
