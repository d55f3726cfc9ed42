package dev.hearth.node.agent;

import dev.hearth.api.PlantOrder;
import dev.hearth.api.PlantSecret;
import dev.hearth.api.Planting;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.node.claim.PlantCheck;
import dev.hearth.node.claim.PlantCost;
import dev.hearth.node.lease.PlantWish;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnPot;
import dev.hearth.node.store.PlantCodes;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.audit.PlantCode;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.chain.Chain;
import java.io.IOException;

/** Planted roots in the local API: on the machine that pays for a job, and on one that plants. */
final class PlantDesk {
  private static final String FAILED = "PLANT-FAILED";
  private static final String NO_POT = "PLANT-NO-POT";

  private final Agent agent;
  private final JobDesk jobs;

  PlantDesk(Agent agent, JobDesk jobs) {
    this.agent = agent;
    this.jobs = jobs;
  }

  PlantSecret code(String id) {
    Hash job = jobs.own(id).id();
    OwnPot pot =
        store()
            .ownPots()
            .find(job)
            .filter(own -> own.phase() == OwnPot.Phase.OPEN)
            .orElseThrow(PlantDesk::noPot);
    Chain chain = joined().chain();
    return Refused.orTell(
        FAILED,
        "The code cannot be made",
        () -> {
          PlantCost cost =
              PlantCost.of(chain, pot.escrow(), job)
                  .orElseThrow(() -> unknown(PlantCheck.NO_CLAIMS));
          PlantCode code = stored(Pot.idOf(pot.escrow(), job, pot.sponsor()), job);
          return new PlantSecret(
              code.text(),
              cost.stake(),
              cost.gas(),
              "Whoever reads this code can tell which roots are planted. It is for a machine with a"
                  + " wallet and money that nothing connects with yours. "
                  + cost.sentence());
        });
  }

  private static RpcException noPot() {
    return new RpcException(
        NO_POT,
        "This job has no pot that is open, and only auditors of a pot have a bond to lose.",
        "`hearth submit --audit-pot` opens one.");
  }

  /** The same each time, so that all who plant in a job are known. */
  private PlantCode stored(Hash pot, Hash job) {
    byte[] secret = new byte[Hash.SIZE];
    agent.household().random().nextBytes(secret);
    codes().put(new PlantCode(pot, job, Hash.of(secret)));
    return codes().find(job).orElseThrow();
  }

  Planting take(PlantOrder order) {
    PlantCode code = PlantCode.read(order.code()).orElseThrow(PlantDesk::noCode);
    if (store().ownJobs().all().stream().anyMatch(own -> own.id().equals(code.job()))) {
      throw ownMoney("This machine pays for that job");
    }
    Participation joined = joined();
    Address contract = joined.network().audits().orElseThrow(PlantDesk::nobodyPays);
    return Refused.orTell(
        FAILED, "The code cannot be taken", () -> take(code, joined.chain(), contract));
  }

  private static RpcException noCode() {
    return new RpcException(
        "PLANT-CODE",
        "That is not the code of a plant.",
        "It begins with hearth-plant: and is one line; is all of it in the file?");
  }

  private static RpcException ownMoney(String what) {
    return new RpcException(
        "PLANT-OWN-MONEY",
        what + ", so that everybody would see whose plant it is.",
        "Take the code on a machine with a wallet of its own.");
  }

  private static RpcException nobodyPays() {
    return new RpcException(
        "PLANT-NO-AUDITS",
        "This network has no contract that pays auditors.",
        "Start the agent with --audits ADDRESS.");
  }

  private Planting take(PlantCode code, Chain chain, Address contract) throws IOException {
    Address paid = agent.household().identity().address();
    return switch (new PlantCheck(chain, Audits.at(chain, contract)).check(code, paid)) {
      case PlantCheck.Outcome.Fit(PlantCost cost) -> ask(code, cost);
      case PlantCheck.Outcome.Unknown(String sentence) -> throw unknown(sentence);
      case PlantCheck.Outcome.OwnMoney() ->
          throw ownMoney("This machine earns for the wallet that pays for that job");
    };
  }

  private static RpcException unknown(String sentence) {
    return new RpcException(NO_POT, sentence, "Make the code again where the job is paid for.");
  }

  private Planting ask(PlantCode code, PlantCost cost) {
    return switch (wish().ask(code)) {
      case ASKED, WAITING ->
          planting(
              code,
              "One of this machine's next leases in job %s is planted, if it has some. %s"
                  .formatted(code.job().brief(), cost.sentence()));
      case UNDER_WAY ->
          throw new RpcException(
              "PLANT-UNDER-WAY",
              "What this machine planted in that job is not decided yet.",
              "Take the code again then, or on another machine.");
      case OTHER_CODE ->
          throw new RpcException(
              "PLANT-OTHER-CODE",
              "This machine has another code for that job.",
              "Take this one on another machine.");
    };
  }

  /** By as many first digits of the job's id as tell it apart. */
  Planting stop(String id) {
    PlantCode code =
        codes()
            .find(id)
            .filter(known -> codes().wanted(known.job()) > 0)
            .orElseThrow(() -> none(id));
    wish().withdraw(code);
    return planting(code, "This machine plants no further root in job " + code.job().brief() + ".");
  }

  private static RpcException none(String id) {
    return new RpcException(
        "JOB-UNKNOWN",
        "This machine plants in no one job whose id begins with " + id + ".",
        "The answer to `hearth plant --code-file` names the job.");
  }

  private Planting planting(PlantCode code, String sentence) {
    int planted = wish().planted(code).size();
    return new Planting(code.job(), planted, codes().wanted(code.job()), sentence);
  }

  private PlantWish wish() {
    return new PlantWish(store());
  }

  private PlantCodes codes() {
    return store().plantCodes();
  }

  private NodeStore store() {
    return agent.household().store();
  }

  private Participation joined() {
    return agent.participation().orElseThrow(Refused::noNetwork);
  }
}
