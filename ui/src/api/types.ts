import type { components } from './schema';

type Schemas = components['schemas'];

export type ApplicationPage = Schemas['ApplicationPage'];
export type ApplicationSummary = Schemas['ApplicationSummary'];
export type ApplicationDetail = Schemas['ApplicationDetail'];
export type Component = Schemas['ComponentView'];
export type Condition = Schemas['ConditionView'];
export type Placement = Schemas['PlacementView'];
export type Resource = Schemas['ResourceView'];
export type Stack = Schemas['StackView'];
export type Operation = Schemas['OperationView'];
export type Graph = Schemas['GraphView'];
export type GraphNode = Schemas['Node'];
export type GraphEdge = Schemas['Edge'];
export type NodeKind = Schemas['NodeKind'];
export type Account = Schemas['AccountView'];
export type AccountList = Schemas['AccountList'];
export type Me = Schemas['MeView'];
export type Info = Schemas['InfoView'];
export type Reason = Schemas['ReasonView'];
export type ReasonCode = Reason['code'];
export type Level = Schemas['Level'];
export type ReadyStatus = Schemas['ReadyStatus'];
export type Problem = Schemas['Problem'];
export type ProblemCode = Schemas['ProblemCode'];
export type Change = Schemas['Change'];
