package dev.hearth.node.submit;

import dev.hearth.node.store.BlobStore;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.PublicKey;
import dev.hearth.training.InitialWeights;
import dev.hearth.training.StateRoot;
import dev.hearth.training.Weights;
import dev.hearth.training.data.Corpus;
import dev.hearth.training.data.Vocabulary;
import dev.hearth.training.files.ModelFile;
import dev.hearth.training.program.TracedProgram;
import java.io.IOException;
import java.util.Map;

/** Turns an order and a text into a job whose content is in the blob store. */
record JobPreparation(PublicKey submitter, BlobStore blobs) {

  /** Throws MalformedException for a text too short to be trained on. */
  JobSpec prepare(JobOrder order, byte[] text) throws IOException {
    TrainingPlan plan = order.plan();
    Corpus corpus = plan.corpus(text);
    Weights start = InitialWeights.of(plan.model(), order.seed());
    return new JobSpec(
        order.title(),
        submitter,
        plan.model(),
        plan.hyperparameters(),
        order.seed(),
        order.rounds(),
        plan.shards(),
        JobContent.keep(blobs, ModelFile.write(start, Map.of())),
        StateRoot.start(start),
        TracedProgram.of(
                plan.model(), plan.hyperparameters(), corpus.train().size() / plan.shards())
            .hash(),
        JobContent.keep(blobs, corpus.train().blob()),
        JobContent.keep(blobs, corpus.validation().blob()),
        JobContent.keep(blobs, Vocabulary.bytes().blob()),
        order.prices().lease(),
        order.prices().audit(),
        order.auditPerMillion(),
        order.deadline().getEpochSecond(),
        order.escrow(),
        order.token());
  }
}
