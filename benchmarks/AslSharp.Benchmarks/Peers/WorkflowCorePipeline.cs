using AslSharp.Benchmarks.Workflows;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCore.Interface;
using WorkflowCore.Models;
using StepResult = WorkflowCore.Models.ExecutionResult;

namespace AslSharp.Benchmarks.Peers;

/// <summary>
/// The pipeline with WorkflowCore: a step for each of the six tasks, the documents between them made where a step's input and output are mapped.
/// Run by its synchronous runner, which leaves out the queues, and without persistence.
/// </summary>
internal sealed class WorkflowCorePipeline
{
    private readonly ISyncWorkflowRunner _runner;

    internal WorkflowCorePipeline(IRecordTasks tasks)
    {
        var services = new ServiceCollection().AddLogging().AddWorkflow().AddSingleton(tasks);
        services.AddTransient<Validate>().AddTransient<Price>().AddTransient<Tax>().AddTransient<Reserve>().AddTransient<Charge>().AddTransient<Notify>();
        var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IWorkflowRegistry>().RegisterWorkflow(new Definition());
        _runner = provider.GetRequiredService<ISyncWorkflowRunner>();
    }

    internal async ValueTask<PipelineOutput> RunAsync(OrderDocument document)
    {
        var data = new Data { Order = document.Order };
        var instance = await _runner.RunWorkflowSync(Definition.Name, 1, data, "", CancellationToken.None, false);
        return instance.Status == WorkflowStatus.Complete ? data.Output : throw new InvalidOperationException($"The workflow is {instance.Status}.");
    }

    internal sealed class Data
    {
        internal Order Order { get; set; } = null!;

        internal Defaults Defaults { get; set; } = null!;

        internal PriceResult Price { get; set; } = null!;

        internal TaxResult Tax { get; set; } = null!;

        internal Summary Summary { get; set; } = null!;

        internal ReserveResult Reservation { get; set; } = null!;

        internal ChargeResult Payment { get; set; } = null!;

        internal Message Message { get; set; } = null!;

        internal PipelineOutput Output { get; set; } = null!;
    }

    private sealed class Definition : IWorkflow<Data>
    {
        internal const string Name = "pipeline";

        public string Id => Name;

        public int Version => 1;

        public void Build(IWorkflowBuilder<Data> builder) => builder
            .StartWith<Validate>()
            .Input((step, data) => step.Value = new ValidateInput(data.Order.Id, data.Order.Customer, data.Order.Items, "EUR", true))
            .Output((_, data) => data.Defaults = new Defaults("EUR", "W1", 0.05))
            .Then<Price>()
            .Input((step, data) => step.Value = new PriceInput(data.Order.Items, data.Order.Customer.Tier, data.Defaults.DiscountRate))
            .Output((step, data) => data.Price = step.Result)
            .Then<Tax>()
            .Input((step, data) => step.Value = new TaxInput(data.Price.Subtotal, data.Order.Shipping.Address.Country))
            .Output((step, data) => Summarize(data, step.Result))
            .Then<Reserve>()
            .Input((step, data) => step.Value = new ReserveInput(data.Defaults.Warehouse, data.Order.Items))
            .Output((step, data) => data.Reservation = step.Result)
            .Then<Charge>()
            .Input((step, data) => step.Value = new ChargeInput(data.Order.Customer.Id, data.Tax.Total, data.Defaults.Currency, data.Order.Id))
            .Output((step, data) => Write(data, step.Result))
            .Then<Notify>()
            .Input((step, data) => step.Value = data.Message)
            .Output((_, data) => Finish(data));

        private static void Summarize(Data data, TaxResult tax)
        {
            var order = data.Order;
            data.Tax = tax;
            data.Summary = new Summary(order.Id, order.Customer.Name, data.Price.Subtotal, tax.Amount, order.Shipping.Fee, data.Defaults.Currency);
        }

        private static void Write(Data data, ChargeResult payment)
        {
            var order = data.Order;
            data.Payment = payment;
            data.Message = new Message(order.Customer.Email, $"Order {order.Id} for {order.Customer.Name} is {data.Tax.Total} {data.Defaults.Currency}");
        }

        private static void Finish(Data data)
            => data.Output = new PipelineOutput(data.Order.Id, "CONFIRMED", data.Tax.Total, data.Reservation.Id, data.Payment.Id, data.Summary, data.Message);
    }

    private abstract class Step<TInput, TResult> : StepBodyAsync
    {
        internal TInput Value { get; set; } = default!;

        internal TResult Result { get; private set; } = default!;

        public override async Task<StepResult> RunAsync(IStepExecutionContext context)
        {
            Result = await CallAsync();
            return StepResult.Next();
        }

        protected abstract ValueTask<TResult> CallAsync();
    }

    private sealed class Validate(IRecordTasks tasks) : Step<ValidateInput, ValidateResult>
    {
        protected override ValueTask<ValidateResult> CallAsync() => tasks.ValidateAsync(Value, CancellationToken.None);
    }

    private sealed class Price(IRecordTasks tasks) : Step<PriceInput, PriceResult>
    {
        protected override ValueTask<PriceResult> CallAsync() => tasks.PriceAsync(Value, CancellationToken.None);
    }

    private sealed class Tax(IRecordTasks tasks) : Step<TaxInput, TaxResult>
    {
        protected override ValueTask<TaxResult> CallAsync() => tasks.TaxAsync(Value, CancellationToken.None);
    }

    private sealed class Reserve(IRecordTasks tasks) : Step<ReserveInput, ReserveResult>
    {
        protected override ValueTask<ReserveResult> CallAsync() => tasks.ReserveAsync(Value, CancellationToken.None);
    }

    private sealed class Charge(IRecordTasks tasks) : Step<ChargeInput, ChargeResult>
    {
        protected override ValueTask<ChargeResult> CallAsync() => tasks.ChargeAsync(Value, CancellationToken.None);
    }

    private sealed class Notify(IRecordTasks tasks) : Step<Message, NotifyResult>
    {
        protected override ValueTask<NotifyResult> CallAsync() => tasks.NotifyAsync(Value, CancellationToken.None);
    }
}
