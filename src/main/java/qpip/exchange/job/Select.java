package qpip.exchange.job;

import java.util.List;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import qpip.exchange.layout.Found;
import qpip.exchange.register.Register;

/** Step 1 of what leaves: who is written about, under which reference and for which period. */
final class Select implements Tasklet {

    private final OutboundWork work;

    Select(OutboundWork work) {
        this.work = work;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        Register register = work.workshop.register();
        List<Request> requests =
                new Inquired(work).among(work.job.select().outgoing().requests(work));
        work.workshop.requests().keep(work.execution, work.exchange.id(), work.night, requests);
        Executions executions = work.workshop.executions();
        executions.status(work.execution, ExecutionStatus.RUNNING, "", Found.NOTHING);
        executions.registerVersion(work.execution, register.version());
        executions.count(work.execution, "records", requests.size());
        return RepeatStatus.FINISHED;
    }
}
