package dev.voucherstreams.streamsapp.requests;

import dev.voucherstreams.streamsapp.kafka.Topic;

/**
 * One of the formats that requests come in, answered in kind.
 *
 * @param name its name in meters and in the names of the topology's nodes
 * @param requests where its requests come from; keys are the client's own, and only copied
 * @param results where its results go, unless the request names another topic
 * @param deadLetters where requests go that can't be read
 */
record RequestFormat(
    String name,
    Topic<byte[], Request> requests,
    Topic<byte[], Reply> results,
    String deadLetters) {}
