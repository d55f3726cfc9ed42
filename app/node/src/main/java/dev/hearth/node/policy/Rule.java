package dev.hearth.node.policy;

/** One of the owner's rules. Pure. */
public interface Rule {
  RuleId id();

  Verdict judge(Situation situation);
}
