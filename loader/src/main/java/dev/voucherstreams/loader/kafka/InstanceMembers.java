package dev.voucherstreams.loader.kafka;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupResult;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/**
 * The members that instances of streams-app have in their groups, one for each stream thread. They
 * are static: a group keeps the work of one that is gone until its session is over, for it might
 * have been about to come back.
 */
public record InstanceMembers(Cluster cluster) {

  /* Kafka Streams numbers the threads of an instance. */
  private static final String THREAD = "-\\d+$";

  /**
   * Removes an instance from all groups, so that the others have its work at once. One that still
   * runs joins them again.
   *
   * @return the groups that it was in
   * @throws UnusableClusterException if there is no such instance
   */
  public List<String> remove(String instance) {
    Collection<ConsumerGroupDescription> all = describe();
    List<String> left = new ArrayList<>();
    for (ConsumerGroupDescription group : all) {
      List<MemberToRemove> members =
          ids(group)
              .filter(id -> instanceOf(id).equals(instance))
              .map(MemberToRemove::new)
              .toList();
      if (!members.isEmpty()) {
        remove(group.groupId(), members);
        left.add(group.groupId());
      }
    }
    if (left.isEmpty()) {
      throw unknown(instance, all);
    }
    return left.stream().sorted().toList();
  }

  private Collection<ConsumerGroupDescription> describe() {
    List<String> ours =
        Cluster.get(cluster.admin().listGroups(ListGroupsOptions.forConsumerGroups()).all())
            .stream()
            .map(GroupListing::groupId)
            .filter(group -> group.startsWith(prefix()))
            .toList();
    return cluster.admin().describeConsumerGroups(ours).describedGroups().values().stream()
        .flatMap(group -> unlessGone(group).stream())
        .toList();
  }

  /* What our application ids begin with. */
  private String prefix() {
    return cluster.settings().topics().prefix() + "voucher-streams-";
  }

  private static Optional<ConsumerGroupDescription> unlessGone(
      KafkaFuture<ConsumerGroupDescription> group) {
    try {
      return Optional.of(Cluster.get(group));
    } catch (GroupIdNotFoundException e) {
      return Optional.empty(); // deleted meanwhile, with a count that is no longer kept
    }
  }

  private void remove(String group, List<MemberToRemove> members) {
    RemoveMembersFromConsumerGroupResult removed =
        cluster
            .admin()
            .removeMembersFromConsumerGroup(
                group, new RemoveMembersFromConsumerGroupOptions(members));
    for (MemberToRemove member : members) {
      try {
        Cluster.get(removed.memberResult(member));
      } catch (UnknownMemberIdException e) {
        // It has left meanwhile, as it does where an instance ends a count that it needs no longer.
      }
    }
  }

  private UnusableClusterException unknown(
      String instance, Collection<ConsumerGroupDescription> all) {
    SortedSet<String> known =
        all.stream()
            .flatMap(InstanceMembers::ids)
            .map(InstanceMembers::instanceOf)
            .collect(toCollection(TreeSet::new));
    return new UnusableClusterException(
        "no instance %s is in a group %s*; %s"
            .formatted(
                instance,
                prefix(),
                known.isEmpty() ? "there is none" : "those that are: " + String.join(", ", known)));
  }

  private static Stream<String> ids(ConsumerGroupDescription group) {
    return group.members().stream()
        .map(MemberDescription::groupInstanceId)
        .flatMap(Optional::stream);
  }

  private static String instanceOf(String id) {
    return id.replaceFirst(THREAD, "");
  }
}
