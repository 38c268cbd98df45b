package dev.voucherstreams.service.streams;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/**
 * How the topics of a client are.
 *
 * @param ids of those that exist, by name; one that another instance has just created may lack
 * @param unfit those that are not as they are needed
 */
public record TopicLook(Map<String, Uuid> ids, List<UnfitTopic> unfit) {}
