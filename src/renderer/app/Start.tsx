import { useRegisterStatus } from '../api/queries.ts'
import { toRefusal } from '../api/refusal-error.ts'
import { EngineGivenUp } from '../features/welcome/EngineGivenUp.tsx'
import { StartRegister } from '../features/welcome/StartRegister.tsx'
import { UnusableRegister } from '../features/welcome/UnusableRegister.tsx'
import { WaitingRegister } from '../features/welcome/WaitingRegister.tsx'
import { LoadingPage } from '../ui/states.tsx'
import { Shell } from './Shell.tsx'
import { Welcome } from './Welcome.tsx'

/** The first question of the window: is there a register, and can it be used? */
export function Start() {
  const status = useRegisterStatus()
  if (status.isPending) {
    return (
      <Welcome>
        <LoadingPage />
      </Welcome>
    )
  }
  if (status.isError) {
    const refusal = toRefusal(status.error)
    return (
      <Welcome>
        {refusal.code === 'engine_given_up' ? (
          <EngineGivenUp refusal={refusal} />
        ) : (
          <UnusableRegister refusal={refusal} directory={null} onRetry={status.refetch} />
        )}
      </Welcome>
    )
  }
  const { data } = status
  switch (data.state) {
    case 'missing':
      return (
        <Welcome>
          <StartRegister directory={data.directory} />
        </Welcome>
      )
    case 'unusable':
      return (
        <Welcome>
          <UnusableRegister
            refusal={data.error}
            directory={data.directory}
            onRetry={status.refetch}
          />
        </Welcome>
      )
    case 'open':
      return data.waiting === null ? (
        <Shell register={data} />
      ) : (
        <Welcome>
          <WaitingRegister waiting={data.waiting} />
        </Welcome>
      )
  }
}
