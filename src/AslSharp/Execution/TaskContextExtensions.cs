namespace AslSharp.Hosting;

/// <summary>What hosts see of a task's attempt beyond what its method sees.</summary>
public static class TaskContextExtensions
{
    extension(TaskContext context)
    {
        /// <summary>The Task state.</summary>
        public TaskDescriptor Descriptor => context.Descriptor;

        /// <summary>The place of this attempt, for hosts that keep it.</summary>
        public Frame Frame => context.Frame;

        /// <summary>
        /// What the service answered when the job or the callback was submitted: the output of the history's <c>TaskSubmitted</c>, which is
        /// recorded when this is set. Set as soon as a <c>.sync</c> task's job is under way; for <c>.waitForTaskToken</c> it is what the method returns.
        /// </summary>
        public AslValue SubmittedOutput
        {
            get => context.SubmittedOutput;
            set => context.SubmittedOutput = value;
        }

        /// <summary>The failure that <see cref="TaskContext.Fail"/> left, or null.</summary>
        public TaskFailure? Failure => context.Failure;

        /// <summary>Whether the attempt is scheduled only: a worker has to take it up (<see cref="ExecutionOptions.Activities"/>).</summary>
        public bool WaitsForWorker => context.WaitsForWorker;

        /// <summary>Whether workers do what this attempt is for (<see cref="ExecutionOptions.Activities"/>), and no method: one is waited for, or has
        /// it.</summary>
        public bool IsForWorkers => context.Descriptor.Kind == TaskKind.Activity && context.Frame.Execution.WaitsForWorker(context.Resource);

        /// <summary>Whether the job or the callback has been submitted.</summary>
        public bool IsSubmitted => context.IsSubmitted;

        /// <summary>Who decides how the attempt ends, where that is more than its method; null for others.</summary>
        public ITaskBounds? Bounds
        {
            get => context.Bounds;
            set => context.Bounds = value;
        }

        /// <summary>A worker takes the attempt up: from here on heartbeats are due. Does nothing where none is waited for.</summary>
        /// <param name="workerName">What the worker calls itself, for the history; null for nothing.</param>
        public void Begin(string? workerName = null) => context.Begin(workerName);
    }
}
