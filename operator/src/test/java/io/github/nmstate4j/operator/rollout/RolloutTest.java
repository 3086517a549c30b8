package io.github.nmstate4j.operator.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.nmstate4j.enactment.EnactmentVerdict;
import io.github.nmstate4j.operator.rollout.Action.Abort;
import io.github.nmstate4j.operator.rollout.Action.Create;
import io.github.nmstate4j.operator.rollout.Action.Delete;
import io.github.nmstate4j.operator.rollout.Action.Grant;
import io.github.nmstate4j.operator.rollout.Action.MakeWait;
import io.github.nmstate4j.operator.rollout.Situation.Member;
import io.github.nmstate4j.operator.rollout.Situation.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RolloutTest {

    private static final long BEFORE = 4;
    private static final long NOW = 5;

    @Test
    void createsAnEnactmentPerMatchingNodeAndLetsTheFirstOnesStart() {
        assertThat(with(2).nodes("c", "a", "b").decide().actions())
                .containsExactly(create("a", true), create("b", true), create("c", false));
    }

    @Test
    void letsOneGroupOfNodesStartAfterTheOther() {
        var zones = with(3).inGroup("z2").nodes("a").inGroup("z1").nodes("b", "c");
        assertThat(zones.decide().actions()).containsExactly(create("b", true), create("c", true), create("a", false));

        var first = with(3).inGroup("z2").nodes("a").inGroup("z1").nodes("b", "c")
                .granted("b", EnactmentVerdict.AVAILABLE).granted("c", EnactmentVerdict.PROGRESSING).pending("a");
        assertThat(first.decide().actions()).isEmpty();

        var done = with(3).inGroup("z2").nodes("a").inGroup("z1").nodes("b", "c")
                .granted("b", EnactmentVerdict.AVAILABLE).granted("c", EnactmentVerdict.FAILING).pending("a");
        assertThat(done.decide().actions()).containsExactly(new Grant("a"));
    }

    @Test
    void doesNotWaitForNodesOfAGroupThatAreNotReady() {
        assertThat(with(1).inGroup("z1").lost("a").inGroup("z2").nodes("b").decide().actions()).containsExactly(create("b", true));
    }

    @Test
    void saysThatTheOthersWait() {
        assertThat(with(1).nodes("a", "b", "c").granted("a", EnactmentVerdict.PROGRESSING).idle("b").pending("c").decide().actions())
                .containsExactly(new MakeWait("b"));
    }

    @Test
    void givesTheSlotOfAFinishedNodeToTheNextByName() {
        assertThat(with(1).nodes("a", "b", "c").pending("c").granted("a", EnactmentVerdict.AVAILABLE).pending("b").decide().actions())
                .containsExactly(new Grant("b"));
    }

    @Test
    void countsANodeThatHasNotReactedToItsGrantYet() {
        assertThat(with(1).nodes("a", "b").granted("a", EnactmentVerdict.PENDING).pending("b").decide().actions()).isEmpty();
    }

    @Test
    void countsANodeThatStillShowsTheResultOfTheGenerationBefore() {
        var decision = with(1).nodes("a", "b")
                .standing("a", OptionalLong.of(NOW), BEFORE, EnactmentVerdict.AVAILABLE).pending("b").decide();

        assertThat(decision.actions()).isEmpty();
        assertThat(decision.slotsHeld()).isOne();
    }

    @Test
    void countsANodeThatRetries() {
        assertThat(with(1).nodes("a", "b").granted("a", EnactmentVerdict.RETRYING).pending("b").decide().actions()).isEmpty();
    }

    @Test
    void leavesAFailedNodeItsSlotAndGoesOnWithTheOthers() {
        assertThat(with(2).nodes("a", "b", "c").granted("a", EnactmentVerdict.FAILING).granted("b", EnactmentVerdict.AVAILABLE).pending("c")
                .decide().actions()).containsExactly(new Grant("c"));
    }

    @Test
    void abortsTheRestWhenAsManyFailedAsMayBeUnavailable() {
        assertThat(with(2).nodes("a", "b", "c", "d", "e")
                .granted("a", EnactmentVerdict.FAILING).granted("b", EnactmentVerdict.FAILING).pending("c").idle("d").decide().actions())
                .containsExactly(new Abort("c"), new Abort("d"), create("e", false));
    }

    @Test
    void leavesAnAbortedNodeAloneUntilTheNextGeneration() {
        assertThat(with(1).nodes("a", "b").granted("a", EnactmentVerdict.AVAILABLE)
                .standing("b", OptionalLong.empty(), NOW, EnactmentVerdict.ABORTED).decide().actions()).isEmpty();
        assertThat(with(1).nodes("a").standing("a", OptionalLong.empty(), BEFORE, EnactmentVerdict.ABORTED).decide().actions())
                .containsExactly(new Grant("a"));
    }

    @Test
    void triesANodeAgainThatFailedInTheGenerationBefore() {
        assertThat(with(1).nodes("a").standing("a", OptionalLong.of(BEFORE), BEFORE, EnactmentVerdict.FAILING).decide().actions())
                .containsExactly(new Grant("a"));
    }

    @Test
    void carriesTheSlotOfANodeAtWorkOverToTheNewGeneration() {
        assertThat(with(1).nodes("a", "b").standing("b", OptionalLong.of(BEFORE), BEFORE, EnactmentVerdict.PROGRESSING).idle("a")
                .decide().actions()).containsExactly(new MakeWait("a"), new Grant("b"));
    }

    @Test
    void carriesOverNoMoreThanTheNewLimitAllows() {
        assertThat(with(1).nodes("a", "b")
                .standing("a", OptionalLong.of(BEFORE), BEFORE, EnactmentVerdict.PROGRESSING)
                .standing("b", OptionalLong.of(BEFORE), BEFORE, EnactmentVerdict.PROGRESSING).decide().actions())
                .containsExactly(new Grant("a"));
    }

    @Test
    void startsNothingWhilePaused() {
        assertThat(with(2).paused().nodes("a", "b", "c").granted("a", EnactmentVerdict.AVAILABLE).pending("b").decide().actions())
                .containsExactly(create("c", false));
    }

    @Test
    void triesNodesAgainThatFailedOrDidNotTryWhenAsked() {
        assertThat(with(1).retried().nodes("a", "b", "c").granted("a", EnactmentVerdict.FAILING)
                .standing("b", OptionalLong.empty(), NOW, EnactmentVerdict.ABORTED).granted("c", EnactmentVerdict.AVAILABLE).decide().actions())
                .containsExactly(new Delete("a", "it is tried again"), new Delete("b", "it is tried again"),
                        create("a", true), create("b", false));
        assertThat(with(1).retried().nodes("a", "b").granted("a", EnactmentVerdict.PROGRESSING).pending("b").decide().actions()).isEmpty();
    }

    @Test
    void givesNoSlotToANodeThatIsNotReady() {
        assertThat(with(1).lost("a").nodes("b").pending("a").pending("b").decide().actions())
                .containsExactly(new Grant("b"));
        assertThat(with(1).lost("a").decide().actions()).isEmpty();
    }

    @Test
    void keepsTheSlotOfANodeThatWentAwayWhileItWasChanged() {
        assertThat(with(1).lost("a").nodes("b").granted("a", EnactmentVerdict.PROGRESSING).pending("b").decide().actions()).isEmpty();
    }

    @Test
    void deletesTheEnactmentOfANodeThatIsGoneAndFreesItsSlot() {
        var goneFirst = with(1).nodes("b").granted("a", EnactmentVerdict.PROGRESSING).pending("b").decide();

        assertThat(goneFirst.actions()).containsExactly(new Delete("a", "the node is gone"), new Grant("b"));
    }

    @Test
    void deletesTheEnactmentOfANodeThatDoesNotMatchAnyMore() {
        assertThat(with(1).unselected("a", true).granted("a", EnactmentVerdict.AVAILABLE).decide().actions())
                .containsExactly(new Delete("a", "the node does not match any more"));
    }

    @Test
    void waitsForAnUnselectedNodeThatIsBeingChanged() {
        assertThat(with(1).unselected("a", true).nodes("b").granted("a", EnactmentVerdict.PROGRESSING).pending("b").decide().actions())
                .isEmpty();
        assertThat(with(1).unselected("a", false).granted("a", EnactmentVerdict.PROGRESSING).decide().actions())
                .containsExactly(new Delete("a", "the node does not match any more"));
    }

    @Test
    void startsOverForAPolicyThatWasDeletedAndCreatedAgain() {
        var again = new Situation("another uid", 1, 1, false, "", List.of(new Member("a", "uid of a", true, true, "")),
                List.of(new Standing("a", "uid of a", "uid of the policy", OptionalLong.of(1), OptionalLong.of(1), EnactmentVerdict.AVAILABLE, "")));

        assertThat(Rollout.decide(again).actions())
                .containsExactly(new Delete("a", "it belongs to a deleted policy of the same name"), create("a", true));
    }

    @Test
    void refusesALimitThatWouldStopEverything() {
        assertThatThrownBy(() -> with(0).decide()).hasMessageContaining("limit is 0");
    }

    private static Create create(String node, boolean granted) {
        return new Create(node, "uid of " + node, granted);
    }

    private static Given with(int limit) {
        return new Given(limit);
    }

    private static final class Given {
        private final int limit;
        private String group = "";
        private boolean paused;
        private String retry = "";
        private final List<Member> members = new ArrayList<>();
        private final List<Standing> standings = new ArrayList<>();

        private Given(int limit) {
            this.limit = limit;
        }

        /// The nodes that follow.
        Given inGroup(String name) {
            group = name;
            return this;
        }

        Given paused() {
            paused = true;
            return this;
        }

        Given retried() {
            retry = "again";
            return this;
        }

        Given nodes(String... names) {
            for (var name : names) {
                members.add(new Member(name, "uid of " + name, true, true, group));
            }
            return this;
        }

        Given lost(String name) {
            members.add(new Member(name, "uid of " + name, false, true, group));
            return this;
        }

        Given unselected(String name, boolean ready) {
            members.add(new Member(name, "uid of " + name, ready, false, group));
            return this;
        }

        Given idle(String node) {
            return standing(node, OptionalLong.empty(), BEFORE, EnactmentVerdict.UNKNOWN);
        }

        Given pending(String node) {
            return standing(node, OptionalLong.empty(), NOW, EnactmentVerdict.PENDING);
        }

        Given granted(String node, EnactmentVerdict verdict) {
            return standing(node, OptionalLong.of(NOW), NOW, verdict);
        }

        Given standing(String node, OptionalLong granted, long reported, EnactmentVerdict verdict) {
            standings.add(new Standing(node, "uid of " + node, "uid of the policy", granted, OptionalLong.of(reported), verdict, ""));
            return this;
        }

        Decision decide() {
            return Rollout.decide(new Situation("uid of the policy", NOW, limit, paused, retry, members, standings));
        }
    }
}
